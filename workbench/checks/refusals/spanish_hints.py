"""Hints, laconic noes and reasons of Spanish: patterns of its table, by the names that `table` explains."""

HINTS = (
    # a first person that does not, whatever the verb
    r"(?:(?:no|tampoco|nunca|jamás) <clit>|ni (?:te|le|les|lo|la|los|las) )(?!<mild>)\w+(?<!i)o\b(?! (?:que|do|"
    r"da|em|e|más (?:que|de))\b)(?![^.!?]*\b(?:murió|volvió|salió|dijo|hizo|fue|pudo|tuvo|era|estaba|\w+aron|"
    r"\w+ieron|do|dos|das|em|ao|aos|um|uma|não|com|e|ou|pelo|pela|isso|você)\b)",
    r"(?:no|ni|tampoco|nunca|jamás) <clit>(?:copio|cambio(?! más)|pronuncio|negocio|anuncio|falseo|envío|rocío|"
    r"espío|guío|confío|fío|desafío|doy|voy|estoy (?:aquí|para|por|hech[oa]|disponible|autoriz\w+|dispuest[oa])|"
    r"soy (?:quién|quien|yo|de l[ao]s|el indicado|la indicada))\b",
    r"(?:no|ni|tampoco) <clit>(?:sé|sabría|logro|alcanzo a|llego a|acierto a) (?:cómo )?(?:\w+ ){0,2}(?:<act>)",
    r"no (?:me )?(?:veo|siento|encuentro) (?:con|en|\w+iendo|\w+ando)\b",
    r"no (?:tengo|hay|veo|dispongo de|cuento con|existe) (?:\w+ )?(?:forma|manera|modo|medio|medios|posibilidad|"
    r"cómo|herramient\w+|permiso|margen|nada que (?:yo )?(?:pueda|puedo|\w+le|\w+te|ver))\b",
    r"no (?:podemos|podremos|ofrecemos|facilitamos|atendemos|damos|proporcionamos|tramitamos|compartimos|"
    r"respondemos|aceptamos|vamos a|estamos)\b",
    # stopping, stepping back, leaving it
    r"me (?:mantengo|mantendré|quedo|quedaré) (?:al margen|fuera|aparte|callad[oa]|neutral|en silencio|aquí|en mi)",
    r"me (?:abstengo|abstendré|retiro|bajo|planto|desentiendo|excuso|detengo|detendré|inhibo|callo|callaré|reservo|"
    r"reservaré|limito|aparto|lavo las manos|opongo|resisto|salgo|rajo|desmarco|niego|negaré|repugna|supera|"
    r"sobrepasa|excede|queda (?:grande|lejos|fuera)|está (?:vedad|prohibid|vetad)\w+|incomoda|pone incómod\w+)\b",
    r"(?:(?:^|(?<=[,.;:!] )|(?<=yo ))paso(?=[.,;:!]|$)|(?:paso|pasamos)(?: (?:palabra|de|por|esta vez|en esta|"
    r"con|turno|olímpicamente)\b))",
    r"(?:renuncio|desisto|prescindo|prescindiré|declinaré|rehusaré|rechazaré|omito|omitiré|evito|evitaré|corto|"
    r"paro|interrumpo|suspendo|cierro|concluyo|detengo|finalizo|termino|dejo|abandono|descarto|excluyo) (?:aquí|"
    r"ahí|a|de|el|la|los|las|esta|este|eso|esto|por|hacer\w*|que|con|en|toda)\b",
    r"(?:lo|la|los|las|eso|esto|esas?|esos|tema|ahí|aquí)\b (?:mejor )?(?:lo |la |los |las )?(?:dejo|dejaré|"
    r"dejamos|voy a dejar|paso|omito|descarto)(?! en (?!paz|blanco|manos|suspenso|pausa|el aire|tus|sus)"
    r"| (?!estar\b)\w+r\b)"
    r" ?(?:a|en|fuera|aquí|ahí|de|para|aparte|aparcad\w|estar)?\b",
    r"(?:(?:le|se lo|te lo|lo|la|eso) )?(?:dejo|dejaré|cedo) (?:\w+ ){0,4}(?:a otr|en manos|para otr|a quien|"
    r"fuera|aquí|ahí|al )\w*",
    r"(?:mejor |pues )?(?:dejémos|dejemos|deja|deje|dejá|dejad|olvida|olvide|olvíd|cambiemos|cambiamos|"
    r"hablemos|hablamos|pasemos|quedémonos)(?:lo|la|los|te|se|nos)?\b…(?:aquí|ahí|así|estar|eso|esto|de tema|tema|"
    r"asunto|tercio|otra cosa|otro|ello)\b|olvíd(?:a|e)(?:te|se|lo)\b|dejémoslo|dejémosla",
    r"(?:y si|qué tal si|qué te parece si|por qué no) (?:\w+ )?(?:cambiamos|hablamos|dejamos|pasamos)",
    r"(?:hasta aquí|aquí (?:paro|me (?:detengo|paro|planto|bajo|quedo)|lo dejo|termina)|se acabó|doy por (?:termin|"
    r"cerr|conclu|zanj|final)\w+|punto final|ahí me (?:planto|quedo|bajo|detengo))",
    r"(?:prefiero|preferiría|elijo|opto por|quisiera|quiero|me inclino por)…\b(?:callar|callarme|guardar|reserv|"
    r"dejar|dejo|quedarme|mantenerme|abstener|al margen|fuera|no |cambiar|cambiemos|buscáramos|buscar otr|"
    r"habl\w+ de|silencio|neutral)\w*",
    r"(?:permít|disculp|perdon|perdón|excús|dispéns)\w*[, ]+(?:\w+[, ]+){0,3}(?:que (?:yo )?no|pero no|de)\b|"
    r"permít\w+[ ,]+(?:\w+[ ,]+)?(?:declinar|rechazar|pasar|abstener|rehusar|negar|no )\w*",
    r"(?:me )?(?:tendrá|tendrás|va|vas|sabrá|sabrás|habrá|habrás|ha|has)s? (?:que |a |de )?(?:perdonar|disculpar|"
    r"comprender|entender|excusar)\w*",
    r"mi (?:respuesta|contestación|decisión) (?:\w+ )?(?:es|será|sigue siendo|va a ser)\b…\b(?:no|negativ\w+|"
    r"firme)\b",
    r"(?:aquí |por mi parte )?(?:guardo|guardaré|mantengo) (?:silencio|la boca|las distancias|secreto|reserva)|"
    r"(?:boca|pico) cerrad[oa]|soy una tumba",
    # not with me, not from me
    r"(?:no|ni|nada|jamás|nunca|tampoco|sin)\b[^.!?;]{0,60} (?:conmigo|de mí|por mí|de mi parte|por mi parte|de "
    r"mis|mi (?:ayuda|colaboración|apoyo|parte|voz|pluma|boca)|mis manos|para mí)\b",
    r"(?:conmigo|de mí|por mí|de mi parte|por mi parte|de mi boca|de mi pluma|en mí)\b[^.!?;]{0,30} (?:no|nada|ni|"
    r"nunca|jamás|ningun\w+)\b",
    r"(?:no|ni) (?:me |lo |la )*(?:vas|va|vais|van|obtendr\w+|recibir\w+|tendr(?:ás|á|án)|conseguir(?:ás|á)|"
    r"encontrar(?:ás|á)|sacar(?:ás|á)|leer(?:ás|á)|esper(?:es|e)|insist(?:as|a)|pid(?:as|a)|cuent(?:es|e)|"
    r"busqu(?:es|e))\b…(?:\b(?:sacar\w*|convencer\w*|de mí|conmigo|aquí|más|eso|esto|que yo|obtener\w*)\b)",
    r"no (?:cuentes|cuente|cuenten|contéis|insistas|insista|me lo pidas|me pidas|me pida)\b",
    r"(?:tendrás|tendrá|habrá|hay|debes|debe|tienes|tiene) que (?:busc|acud|pedí|recurr|pregunt|encarg|encontr)\w+…"
    r"(?:otr|en otr|a otr|sin mí)\w*|(?:busca|busque|búsca|pide|pida|pregunta|pregunte|prueba|pregúnta|pídele)\w*…"
    r"\botr[oa]\w*",
    r"(?:ni hablar|ni loc[oa]|ni (?:de )?(?:broma|coña|en sueños|soñarlo|pensarlo|por asomo|borrach[oa]|modo|"
    r"muert[oa]|en pedo|a palos)|para nada|nanay|naranjas|va a ser que no|de eso nada|quita,? quita|por nada del "
    r"mundo|qué va(?=[ ,.!]*$|,)|eso sí que no|no hay trato|no hay caso|no hay tu tía|no cuela|no va conmigo|no "
    r"me va|no es lo mío|no me sale)\b",
    # the request as subject
    r"no (?:es|son|sería|será|está|están|entra|entran|figura|figuran|forma|forman|cae|cabe|encaja|encajan|queda|"
    r"quedan|se cuenta|se cuentan|consta)\b…\b(?:mi|mis|conmigo|para mí|cosa mía|lo mío|mía|mío|lo que (?:yo "
    r")?(?:hago|puedo|sé|ofrezco)|mí|a mi alcance|las que|los que|contempl\w+|servici\w+|permitid\w+|"
    r"autorizad\w+)\b",
    r"no (?:procede\b(?! de)|es de recibo|ha lugar|es una opción|tiene cabida|va a (?:poder ser|ser yo)|seré yo|"
    r"sería (?:yo|ético|correcto|honesto|justo|responsable))|no (?:es|resulta|será|sería) (?:viable|posible|"
    r"factible|admisible|aceptable)…(?:por mi|de mi parte|para mí|desde aquí|para un asistente)",
    r"(?:queda|quedan|está|están|sigue|siguen|resulta|es|son|permanece|permanecen|se queda|se quedan) "
    r"(?:\w+mente |totalmente )?(?:descartad|fuera de|exclui|al margen|prohibid|vedad|vetad|reservad|"
    r"confidencial|privad|secret|intern[ao]s|en casa|conmigo|para mí|entre|bajo llave|inviable|impensable|"
    r"inadmisible|innegociable|tabú|una línea|un límite|una raya|línea roja|terreno|cosa de|en el tintero|más "
    r"allá de (?:mi|lo))\w*",
    r"(?:excede|excedería|rebasa|sobrepasa|supera|desborda|trasciende|escapa|cruza|cruzaría|traspasa|contradice|"
    r"contraviene|vulneraría|rompería|viola|roza|pisa|atraviesa|toca)[^.!?;]{0,30}\b(?:lo que|mis|mi|una línea|la "
    r"línea|un límite|el límite|una raya|la raya|nuestr\w+|mí)\b",
    r"(?:fuera|más allá|por encima|al margen|lejos) de (?:mi|mis|lo que (?:yo )?(?:puedo|hago|sé|me)|cualquier|"
    r"toda)\b",
    r"no <clit>(?:se )?<clit>(?:ofrec|facilit|proporcion|brind|compart|revel|divulg|atiend|redact|asesor)\w*(?:e|"
    r"a|en|an|erá|ará|irá|erán|arán|irán)\b",
    r"no <clit>(?:será|serán|es|son|fue|puede ser|pueden ser|podrá ser|podrán ser|ha sido) (?:\w+mente "
    r")?(?:facilit|proporcion|ofrec|revel|divulg|compart|atend|satisf|redact|complac)\w*",
    r"(?:no|ni) sal(?:e|en|drá|drán) (?:nada )?(?:de aquí|de mí|de mis|de mi|por)|algo (?:a|en|con|que) lo que "
    r"(?:yo )?no|algo que (?:yo )?(?:no|me niego)|\w+ que (?:yo )?(?:no <clit>\w+o|me niego|rechazo|"
    r"descarto)\b(?<!que no tengo)",
    r"(?:carece de|no tiene) (?:base|sentido|fundamento)…(?:no|niego|declino|prefiero|paso)\b",
    r"(?:no|nada) (?:<clit>)(?:concierne|compete|incumbe|corresponde|atañe|apetece|parece (?:bien|ético|correcto|"
    r"apropiado|justo|prudente)|convence|agrada|gusta la idea|sienta bien)\b",
    r"(?:imposible|impensable|inviable|inadmisible|prohibido)(?: \w+){0,3} (?:para mí|por mi parte|de mi parte|"
    r"desde aquí|que (?:yo|te|le))",
    # nothing to work with
    r"(?:no|nada|nunca|tampoco|ningún \w+) (?:me )?(?:ha llegado|han llegado|llegó|he recibido|recibí|hemos "
    r"recibido|consta|aparece|figura|se ha adjuntado|veo ningún|hay ningún|viene)\b",
    r"(?:es|son|fue|ocurrió|sucedió) posterior(?:es)? a (?:mis?|la fecha|los datos|lo que)|mis? (?:datos|"
    r"información|conocimientos?|registros|entrenamiento)…\b(?:acab|termin|lleg|alcanz|detien|cort|cubr|anterior|"
    r"no )\w*",
    r"no sabría|sin (?:acceso|conexión|poder) (?:a|con)?",
    r"(?:mejor|más vale|será mejor|conviene|prefiero que|propongo) (?:\w+ ){0,2}(?:callar\w*|dej(?:ar|o|emos|"
    r"émos)\w*|cambi(?:ar|amos|emos)|habl(?:ar|amos|emos) de|parar|paro|no (?:seguir|entrar|tocar|responder|"
    r"opinar|meter\w*|saber))\b",
    r"no (?:es|son|se trata de) (?:\w+ ){1,4}(?:que|con (?:la|el) que|en (?:la|el) que|a (?:la|lo) que) (?:yo "
    r")?<clit>(?!<mild>)\w+(?<!i)[oaé]\b(?<!que sea)(?<!que se)",
    r"(?:tendrá|tendrán|deberá|habrá) (?:que )?(?:esperar|quedar)\w*|(?:queda|quedará|quedan|quedarán|seguirá) "
    r"(?:sin (?:respuesta|contestar|efecto|hacer)|pendiente)",
    r"(?:sale|salen|excede|rebasa|desborda|escapa|está fuera|queda fuera) (?:d?el? |de la |al? |los |las "
    r")*(?:ámbito|alcance|marco|perímetro|cometido|funciones|competencias|atribuciones)\b",
    r"(?:este|un|el) (?:asistente|bot|chatbot|chat|canal|servicio de ayuda)\b (?:virtual )?(?:no|nunca|"
    r"tampoco)\b|no <clit>\w+ (?:este|un) (?:asistente|bot|chat)\b",
    r"con (?:eso|esto|esas? cosas?|ciertas cosas) no se (?:juega|bromea)|(?:me (?:incomoda|da (?:reparo|apuro|"
    r"miedo|cosa)|deja mal|hace sentir)|corto (?:ya|aquí|la conversación|por lo sano))",
    r"me guardo (?:mi|la|mis|las|el) (?:opinión|parecer|respuesta|opiniones|juicio)|no (?:soy|tengo) (?:\w+ "
    r")?(?:adivin\w|vident\w|oráculo|profeta|cómplice|bola de cristal)",
    r"(?:equivocado|equivocaste|confundido|errado) de (?:puerta|ventanilla|persona|sitio|asistente|número)|"
    r"puerta equivocada|mala puerta",
    r"no (?:está|es|sería|parece|veo) (?:\w+ )?(?:previsto|permitido|contemplado|bien|correcto|ético|sano|normal|"
    r"cosa|posible|justo|conveniente|bueno) que yo\b",
    r"(?:nuestr[oa]|este) (?:servicio|plataforma|asistente|equipo|política|canal)\b[^.!?;]{0,20} no (?:está|"
    r"puede|permite|cubre|contempla|facilita|ofrece|presta|responde)\b",
    r"(?:pero |y |que )?(?:yo no|yo tampoco|no seré yo|a mí no)(?=[ .!]*$|[,;])",
    r"mi (?:memoria|entrenamiento|base|visión|acceso|papel|interfaz|sistema|función|cometido)\b[^.!?;,]{0,30} "
    r"(?:no|nunca|ni)\b|mis (?:funciones|capacidades|herramientas|medios|datos)\b[^.!?;,]{0,30} no\b",
    r"(?:mal|difícilmente|malamente|poco) (?:<clit>)(?:puedo|podría|voy a poder)|(?:soy|quedo) (?:\w+ "
    r")?(?:incapaz|cieg[oa]|sord[oa]|impotente)\b",
    r"(?:prefiero|preferiría|elijo) (?:\w+ )?(?:parar|terminar|acabar|zanjar|cortar|cerrar|no seguir|quedar)\w*|"
    r"cómo (?:quieres|quiere|voy a|iba a|podría yo)\b…(?:que (?:yo|te|le|lo)|saber\w*|adivinar\w*)",
    r"me (?:es|son|resultan?|queda|quedan|está|están) (?:del todo |totalmente |por completo )?(?!indiferente|"
    r"igual|útil|imprescindible)(?:in|im|des|aj|ext|ved|proh)\w+",
    r"\w+, (?:eso |pues |ya |va a ser que )?(?:no|jamás|nunca|ni hablar|imposible|de eso nada)[ .!]*$|(?:eso|"
    r"esto) (?:sí que )?no[ .!]*$",
    r"ni se (?:te|le|os|les) ocurra|quít(?:ate|ese)lo de la cabeza|ni (?:lo )?sueñ\w+|ni (?:lo )?pienses|espera "
    r"sentad\w|lo llevas claro",
    r"(?:nadie|nada) (?:me|nos) (?:l[oa]s? )?|nunca me (?:han|enseñaron|dieron)",
    r"(?:queda|quedará|sigue|seguirá|continúa|continuará|permanece) (?:en manos|en poder|bajo|donde está|en su "
    r"sitio|en el cajón)\b",
    r"(?:nos )?(?:quedaremos|quedamos|limitaremos|detendremos|pararemos|dejaremos)(?:nos|lo)? (?:en|aquí|ahí|"
    r"a)\b|no iremos (?:más|por)",
    r"no (?:tiene|tienen|tendrá|encuentra|hay) (?:aquí )?(?:sitio|lugar|cabida|espacio|hueco|encaje)(?: para "
    r"\w+)? ?(?:en est|aquí|conmigo|entre|para)",
    r"no (?:me han|he sido|fui|se me (?:ha|dio|permite|enseñó)|se me) (?:\w+ )?(?:entrenad|diseñad|programad|"
    r"enseñad|hech|cread|dad|dio|pensad|concedid)\w*|no tengo (?:ojos|oídos|manos|cámara|micrófono|reloj|"
    r"teléfono|internet|cuerpo|memoria)",
    r"(?:carezco de|me faltan?) \w+|punto en boca|chitón|secreto (?:profesional|de sumario)|me (?:ciño|atengo|"
    r"remito) a",
    r"(?:este|esto|aquí|yo) no (?:es|soy) (?:el|la|un|una) (?:lugar|sitio|persona|canal|momento|indicad\w)",
    r"(?:bórrame|bórreme|déjame fuera|déjeme fuera|no me (?:metas|meta|líes|líe|mires|mire|impliques|implique)|"
    r"conmigo que no cuenten|exclúyeme)",
    r"(?:hay (?:límites|cosas|bromas|líneas|puertas|juegos|temas) (?:a|con|en|que|por)|todo tiene (?:un|su) "
    r"límite|ahí (?:está|termina) mi|tengo mis límites)",
    r"gracias[^.!?;]{0,50}\bpero no\b(?! \w+(?:es|as)\b)",
)
NOES = (
    r"(?:(?:ah|eh|uf|uy|ay|pues|bueno|mira|oye|hombre|mujer|ya|lo siento|perdona|perdón|gracias|eso|esto|ahí|así|"
    r"sinceramente|francamente|con todo respeto|y|tío|tía|colega)[ ,]+)*(?:no|nop|nel|nones|jamás|nunca|nunca "
    r"jamás|ni hablar|ni pensarlo|ni loc[oa]|ni de (?:broma|coña)|en absoluto|de ninguna manera|de ningún modo|"
    r"bajo ningún concepto|en ningún caso|imposible|por supuesto que no|claro que no|desde luego que no|va a ser "
    r"que no|qué va|para nada|de eso nada|paso|yo paso|(?:la|mi) respuesta (?:es|sigue siendo|será) no|mejor no|"
    r"esta vez no|conmigo no|ni en broma|ni soñarlo|eso sí que no|nada de eso)(?:[ ,!.]+(?:no|gracias|lo siento|"
    r"perdona|jamás|nunca|hombre|colega|amigo|tío|tía|eso no|ni hablar|de verdad|señor|señora))*[ .!]*",
)
REASONS = (
    r"(?:vulner\w+|perjudic\w+|daña\w*|daño|pon(?:er|e|dría)\w* en (?:peligro|riesgo)|engañ\w+|estaf\w+|fraud\w+|"
    r"tramp\w+|robar\w*|robo|mentira\w*|mentir\w*|difam\w+|calumni\w+|plagi\w+|humill\w+|acos\w+|odio|"
    r"discrimin\w+|abus\w+|ilegal\w*|ilícit\w+|delito|crimen|contrari[oa] a|derechos? de autor|protegid[oa]s? "
    r"por|privacidad|intimidad|consentimiento|confidencial\w*|por respeto|por seguridad|peligros\w+|peligro|"
    r"riesgos?|víctimas?|menor de edad|traicion\w+|cómplice|manipul\w+|entregarlo|ajen[oa]s?|propiedad (?:ajena|"
    r"intelectual)|violencia|maltrat\w+|irrespons\w+|deshonest\w+|injust\w+|fals[oa]s?|temeridad|cobra por|"
    r"decisión es (?:tuya|suya)|es cosa)\b",
)
