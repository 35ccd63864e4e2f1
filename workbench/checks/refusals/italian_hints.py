"""Hints, laconic noes and reasons of Italian: patterns of its table, by the names that `table` explains."""

HINTS = (
    # a first person that does not, whatever the verb
    r"(?:(?:non|<ne>) <clit>|(?:nemmeno|neanche) (?:ti|lo|la|le|mi) )(?!<mild>)\w+o\b(?! (?:in ritardo|che|mai "
    r"il|altro)\b)(?![^.!?]*\b(?:morì|disse|fece|fu|era|ebbe|andò|\w+arono|\w+irono|\w+ava)\b)",
    r"(?:non|<ne>) <clit>(?:sono (?:qui|in grado|il tipo|la persona|fatt[oa]|disponibile|dispost[oa]|io|"
    r"solit[oa]|abituat[oa]|tenut[oa]|autorizzat[oa]|tipo)|sto al gioco|do\b|so (?:\w+ ){0,2}(?:<act>)|ho "
    r"(?:vocazione|titolo|voce in|modo|mezzi|maniera|strumenti|alcun\w+ (?:modo|mezzo|intenzione|possibilità)|"
    r"nulla (?:da|che)|niente (?:da|che)|intenzione|il compito|facoltà|competenza|la competenza|notizi\w+|"
    r"ricevuto))",
    r"(?:non|<ne>) <clit>(?:possiamo|forniamo|offriamo|diamo|trattiamo|rispondiamo|condividiamo|accettiamo "
    r"richieste|siamo in grado|intendiamo|saremo)\b",
    # stopping, stepping back, leaving it
    r"(?:mi|me ne|ne|io) (?:fermo|fermerò|astengo|asterrò|ritiro|tiro|tirerò|tengo (?:fuori|lontan\w+|da parte|"
    r"alla larga)|chiamo fuori|sfilo|sottraggo|sottrarrò|dissocio|defilo|esimo|guardo bene|guarderò|lavo le mani|"
    r"rifiuto|rifiuterò|riservo|limito|oppongo|arresto|tacc?io|sto (?:fuori|zitt\w+|alla larga)|resto fuori|"
    r"resto in silenzio|rimango (?:fuori|zitt\w+|in disparte)|metto da parte|dispenso|trattengo|nego|cucio la "
    r"bocca|pass[oe]rò|passo)\b",
    r"(?:^|(?<=[,.;:!] )|(?<=io ))(?:passo|stop|alt|basta così|basta)(?:[.,;:!]|$)|passo (?:volentieri|oltre|la "
    r"mano|il turno|questa|stavolta|su)|(?:qui|su questo|a questo punto) (?:passo|mi fermo|ci fermiamo|chiudo|"
    r"interrompo|taccio|alzo le mani)",
    r"(?<!si )(?:chiudo|interrompo|sospendo|termino|concludo|rinuncio|abbandono|escludo|ometto|ometterò|evito|"
    r"eviterò|declino|declinerò|rifiuto|rifiuterò|lascio|lascerò|cedo|sorvolo|glisso|desisto|soprassiedo|alzo le "
    r"mani|getto la spugna) (?:qui|a\b|ad|di|da|il|la|lo|le|i|gli|l'|ogni|su|volentieri|perdere|stare|fuori|"
    r"quest\w+|che|altri)",
    r"(?:lasciamo|lasciamol[oa]|cambiamo|cambierei|parliamo|passiamo|fermiamoci|chiudiamo(?:la)?|"
    r"dimentic\w+|scordatel\w+|scordat\w+|finiamola|restiamo)\b…(?:perdere|stare|qui|argomento|discorso|tema|altro|"
    r"registro|oltre|l[oa]\b|così)\b|non andiamo oltre",
    r"(?:e se|che ne dici se|che ne dice se|perché non|ti va se|possiamo) (?:\w+ )?(?:cambi|parl|pass|lasci)\w*",
    r"(?:preferisco|preferirei|scelgo|scelgo di|opto per|vorrei|"
    r"voglio)…\b(?:tacere|lasciar\w*|astener\w*|fuori|non \w+|cambiare|cambiassimo|parlassimo|restar\w*|rimaner\w*|"
    r"evitar\w*|sorvolare|fermar\w*|tener\w* fuori|silenzio|neutral\w*)\b",
    r"(?:permett|consent|conced|lasci|scus|perdon)\w*[, ]+(?:\w+[, ]+){0,3}?(?:di non|che non|se non|di "
    r"declinare|di rifiutare|di passare|di astener\w+|di fermarmi)\b|(?:vorrà|vorrai|voglia) (?:scusar|perdonar|"
    r"dispensar)\w*",
    r"(?:la )?mia (?:risposta|scelta|posizione) (?:\w+ )?(?:è|resta|rimane|sarà)\b…\b(?:no|negativ\w+|non)\b",
    r"(?:bocca (?:cucita|chiusa)|acqua in bocca|mantengo il (?:riserbo|silenzio|segreto)|riserbo|silenzio stampa)",
    # not with me, not from me
    r"(?:non|né|niente|nessun\w*|nulla|mai|senza)\b[^.!?;]{0,60} (?:da me|da parte mia|per me|con me|su di me|"
    r"dalla mia|dalle mie|al mio posto|per conto mio|di mia mano|il mio (?:aiuto|contributo|mestiere|forte|"
    r"compito|campo)|la mia (?:penna|collaborazione|tazza)|di mia competenza|fa al caso mio|mio pane)\b",
    r"(?:da me|da parte mia|con me|per me|su di me|dalla mia (?:penna|bocca))\b[^.!?;]{0,30} (?:non|niente|no|"
    r"nulla|mai|nessun\w*|né)\b",
    r"(?:non|<ne>) <clit>(?:avr(?:à|ai|ete)|otterr(?:à|ai|ete)|ricever(?:à|ai|ete)|trover(?:à|ai|ete)|caver(?:à|"
    r"ai|ete)|strapper(?:à|ai)|sentir(?:à|ai)|legger(?:à|ai)|aspettar\w*|aspetti|chied\w+|cont\w+|insist\w+|"
    r"sper\w+|conviene)\b…(?:\b(?:da me|su di me|da parte mia|un (?:rigo|rig\w|sì)|nulla|niente|oltre|questo|di "
    r"più)\b)|non (?:insistere|insista|insistete|chiedermelo|chiedermi|mi chieda|me lo chieda|contarci|ci conti|"
    r"contate)\b",
    r"(?:dovrai|dovrà|bisogna|occorre|tocca|conviene|devi|deve) (?:cerca|rivolge|chiede|trova|"
    r"bussa)\w+…(?:altr\w+)|(?:cerca|cerchi|chiedi|chieda|chiedimi|rivolgiti|si rivolga|prova|bussa|trova|"
    r"trovi)\w*…\b(?:altrove|altr[oaie]|un'altra|qualcun altro)\b",
    r"(?:anche no|non se ne parla|nemmeno per (?:sogno|idea|scherzo)|neanche (?:per (?:sogno|idea|scherzo)|"
    r"morto)|manco (?:per (?:sogno|idea)|morto)|col cavolo|figurati|figuriamoci|scordat\w+|te l[oa] scordi|"
    r"assolutamente no|per carità|no grazie|ma anche no|ma quando mai|non ci sto|non ci penso|non se ne fa "
    r"niente|non s'ha da|manco a parlarne|è fuori questione|fuori questione|fuori discussione|nossignore|mai e "
    r"poi mai|neppure per|via,? no)\b",
    # the request as subject
    r"(?:non|<ne>) (?:è|sono|sarebbe|sarà|rientra|rientrano|figura|figurano|fa|fanno|c'è|ci sono|appartiene|"
    r"compete|spetta|sta|tocca|cade|entra|vale|riguarda|risulta)\b…\b(?:mi[oaei]|miei|per me|da me|a me|parte di "
    r"(?:ciò|quello|quanto)|(?:ciò|quello|quanto|cosa|cose|quelle|qualcosa) che (?:io )?(?:posso|possa|so|faccio|"
    r"mi|offro|sappia|tratto)|contemplat\w+|negoziabil\w+|ammissibil\w+|accettabil\w+|proponibil\w+|previst\w+ "
    r"(?:qui|per me)|consentit\w+|nelle mie|tra le mie|fra le mie|tra i miei|nei miei|alla mia portata)\b",
    r"(?:tra|fra) (?:le (?:cose|mie|attività)|i (?:miei|compiti)|ciò|quello|quanto)[^.!?;]{0,40} (?:non c'è|non "
    r"ci sono|non figura\w*|non rientra\w*|manca\w*)|(?:mi|ci) (?:manca|mancano) (?:gli |lo |la |i |il |le |"
    r"l')(?:\w+)",
    r"(?:un|una|il|la|quel|quella|qualcosa|cosa|passo|linea|limite|confine|compito|gioco)\b[^.,!?;]{0,30} (?:che|"
    r"a cui|in cui|al quale|alla quale|su cui|di cui) (?:io )?(?:non|preferisco|rifiuto|mi rifiuto|evito|"
    r"lascio)\b(?! (?:è|ha|sono|hanno|si|c'|può|va|vale|serve|costa|teme|richied\w+|contien\w+)\b)",
    r"(?:resta|restano|rimane|rimangono|è|sono|sarà|saranno) (?:\w+mente )?(?:riservat|segret|confidenzial|"
    r"privat|intern|fuori (?:da(?:lla|lle|l|i|gli)? (?:mi\w+|ciò|quello|quanto|ogni)|discussione|questione|"
    r"portata|luogo)|esclus|preclus|vietat|proibit|off limits|intoccabil|inaccettabil|inammissibil|impensabil|"
    r"improponibil|impraticabil|un tabù|tabù|un limite|una linea|la mia linea|al di là|oltre (?:le|i|la|il|ciò|"
    r"quello)|al di fuori|al di sopra|tra me|con me|dove sono|roba da|materia per|compito (?:di|del|d'))\w*",
    r"(?:esula|esulano|eccede|supera|travalica|oltrepassa|sfugge|trascende|contraddice|contrasta|cozza|viola|"
    r"violerebbe|tradirebbe|infrangerebbe|urta|tocca|valica|va oltre|va al di là|andrebbe oltre|è "
    r"oltre)\b[^.!?;]{0,30}\b(?:mi[oaei]|miei|nostr\w+|ciò che|quello che posso|quanto (?:mi|posso)|una linea|un "
    r"limite|la linea|il limite|competenze)\b",
    r"(?:mi|m') ?(?:è|sono|resta|rimane|risulta|restano|rimangono|risultano) (?:\w+ )?(?:preclus|ignot|vietat|"
    r"proibit|inibit|sconosciut|inaccessibil|negat|impossibil|estrane|interdett|oscur)\w*|mi (?:sfugge|sfuggono|"
    r"supera|ripugna|imbarazza|turba|mette a disagio|metterebbe a disagio|(?:pare|sembra|parrebbe) (?:scorrett|"
    r"inopportun|fuori|sbagliat|irrispettos|rischios)\w*)\b",
    r"(?:non|<ne>) (?:ti |le |vi |si |ci )*(?:vengono|viene|verrà|verranno|sarà|saranno|vanno|va|è|sono) "
    r"(?:\w+mente )?(?:forni|rilascia|comunica|rivela|divulga|condivi|redatt|scritt|evas|accol|accord|conces|"
    r"concess|esaudit|trattat[ae] (?:qui|quest)|possibile (?:da parte|per me|accoglier|evader|soddisfar|aiutar|"
    r"dar seguito))\w*",
    r"non si (?:fornisc|offr|dann?o|rilasci|condivid|divulg|rivel|redig|scriv|risponde a)\w*",
    r"(?:sono|resto) (?:desolat|spiacent|dolent|costrett|obbligat|tenut)\w+…(?:declinar|rifiut|rinunci|negar|non "
    r"|fermar|dir\w* di no|no\b)\w*|(?:spiacente|desolat[oa]|mi spiace|mi dispiace|dispiace)[, ]+(?:ma )?(?:di|"
    r"su|a|in|con)? ?[^.!?;]{0,40}\b(?:non|no|passo|declin\w+|rifiut\w+)\b",
    r"impossibile (?:per me|da parte mia|dar\w* seguito|soddisfare|accogliere)|ha senso, né\b",
    # nothing to work with
    r"(?:non|mai|nulla|niente|nessun \w+) (?:mi |m')?(?:è (?:stat\w )?|sono|ho|risulta|risultano|è mai|vedo "
    r"alcun) (?:mai )?(?:arrivat|pervenut|giunt|ricevut|allegat|stat[oa] allegat|trasmess|present)\w*",
    r"(?:è|sono|si è|si è giocat\w+)…(?:successiv\w+|posterior\w+|dopo|oltre) (?:ai|al|l'|la|alla) (?:mi\w+|"
    r"ultim\w+|termine|fine)|(?:i )?miei (?:dati|ricordi|aggiornamenti)…\b(?:ferman|arriv|finisc|risal|copr|non "
    r")\w*",
    r"(?:non|<ne>) (?:avendo|potendo|disponendo|vedendo|ricevendo)\b|non saprei",
    r"(?:meglio|è meglio|sarà meglio|conviene|propongo di|direi di) (?:\w+ ){0,2}(?:tacere|lasciar\w*|cambiar\w*|"
    r"parlar\w* d'altro|fermar\w*|smettere|non (?:proseguire|entrar\w*|rispondere|dire|toccar\w*))\b",
    r"non (?:è|sono|si tratta di) (?:\w+ ){0,3}(?:un'|l')?\w+ (?:che|in cui|su cui|con cui|a cui) (?:io "
    r")?<clit>(?!<mild>)\w+[oa]\b(?<!che sia)",
    r"(?:dovrà|dovranno|resterà|resteranno|rimarrà|rimarranno|resta|rimane) (?:aspettare|attendere|senza "
    r"(?:risposta|seguito|effetto)|inevas\w+|lettera morta|in sospeso)",
    r"(?:esula|esulano|esce|escono|eccede|supera|è fuori|va oltre) (?:d?a?i?l?l?[aoei]?l? |dall'|"
    r"l')?(?:perimetro|ambito|campo|compiti|competenze|funzioni|mansioni)\b",
    r"(?:questo|un|il|quest'|l') ?(?:assistente|bot|chatbot|servizio di assistenza)\b (?:virtuale )?(?:non|né)\b|"
    r"non <clit>\w+ (?:questo|un) (?:assistente|bot)\b",
    r"con (?:questo|ciò|queste cose|certe cose|cose simili) non si (?:scherza|gioca)|mi (?:mette|fa sentire|"
    r"metterebbe|dà|crea) (?:a disagio|in difficoltà|in imbarazzo|fastidio|disagio)|taglio corto|la taglio qui",
    r"mi tengo (?:la|il|le|per me) ?(?:mia|mio|mie)?|non (?:sono|ho) (?:\w+ )?(?:indovin\w|veggent\w|oracol\w|"
    r"profet\w|complice|una sfera di cristallo|la sfera di cristallo)",
    r"(?:sbagliat\w|bussat\w) (?:\w+ )?(?:indirizzo|porta|persona|sportello|alla porta sbagliata)|porta "
    r"sbagliata|indirizzo sbagliato",
    r"non (?:è|sarebbe|pare|trovo) (?:\w+ )?(?:previsto|permesso|contemplato|bene|corretto|etico|sano|normale|"
    r"cosa|possibile|giusto|opportuno|detto) che io\b",
    r"(?:il nostro|la nostra|questo) (?:servizio|piattaforma|assistente|politica|canale)\b[^.!?;]{0,20} non (?:è|"
    r"può|permette|copre|prevede|fornisce|offre|presta|risponde)\b",
    r"(?:ma |e |però )?(?:io no|io neppure|non sarò io|non io|nemmeno io)(?=[ .!]*$|[,;])",
    r"(?:la mia|il mio) (?:memoria|addestramento|base|vista|accesso|ruolo|interfaccia|sistema|funzione|"
    r"compito)\b[^.!?;,]{0,30} (?:non|né)\b|(?:le mie|i miei) (?:funzioni|capacità|strumenti|mezzi|"
    r"dati)\b[^.!?;,]{0,30} non\b",
    r"(?:difficilmente|mal|a stento) (?:<clit>)(?:posso|potrei|potrò)|(?:sono|resto) (?:\w+ )?(?:incapace|"
    r"ciec[oa]|sord[oa]|impotente)\b",
    r"(?:preferisco|preferirei|scelgo di) (?:\w+ )?(?:chiuder|finir|fermar|smetter|tagliar|interromper|rimaner|"
    r"tener)\w*|come (?:vuoi|vuole|potrei|faccio|farei) (?:mai )?(?:che io|a sapere|a saperlo|sapere|"
    r"indovinare)\b|non so che (?:dirti|dirle|dire)",
    r"mi (?:è|sono|risulta|risultano|resta|restano|rimane) (?:del tutto |completamente )?(?!indifferente|utile|"
    r"indispensabile)(?:in|im|ir|il|s[cfgpt]|est|prec|viet|proib)\w+",
    r"\w+, (?:questo |quello |invece |proprio |eh )?(?:no|mai|giammai|impossibile|non se ne parla)[ .!]*$|"
    r"(?:questo|quello) no[ .!]*$",
    r"non (?:ci|lo) (?:pensi|pensare|pensate|sogni|provare|provi)|toglit\w+ dalla testa|se l[oa] (?:scordi|"
    r"tolga)|se l[oa] può scordare|te l[oa] puoi scordare",
    r"(?:nessuno|nulla|niente) (?:mi|me|ci)\b|(?:non|mai) (?:mi|me) \w* ?(?:ha|hanno) \w+ (?:nessuno|nulla|niente)",
    r"(?:resta|resterà|rimane|rimarrà|restano|resteranno) (?:presso|nelle mani|in mano|sotto|dov'è|al suo|nel "
    r"cassetto|di proprietà)",
    r"(?:resteremo|restiamo|ci limiteremo|ci fermeremo|ci fermiamo|non andremo) (?:a|al|alla|qui|lì|oltre)\b",
    r"non (?:trova|trovano|ha|hanno|c'è|avrà) (?:qui )?(?:posto|spazio|luogo|cittadinanza|diritto di "
    r"cittadinanza) ?(?:in quest|qui|con me|tra|fra|per)",
    r"non (?:mi hanno|sono stat[oa]|mi è stat[oa]|sono nat[oa]) (?:mai )?(?:addestrat|insegnat|progettat|"
    r"programmat|dat|permess|pensat|creat|per)\w*|non ho (?:occhi|orecchie|mani|orologio|microfono|telecamera|"
    r"telefono|internet|un corpo|memoria)",
    r"(?:mi manca|mi mancano|difetto di|sono (?:priv|sprovvist)[oa] d)|acqua in bocca|segreto (?:professionale|"
    r"d'ufficio)|mi (?:attengo|limito|rimetto) a",
    r"(?:questo|qui|io) non (?:è|sono) (?:il|la|un|una|lo) (?:posto|luogo|persona|sede|canale|momento)",
    r"(?:lasciami|mi lasci) fuori|non (?:mettermi|mi metta|coinvolgermi|mi coinvolga|tirarmi|trascinarmi)|"
    r"escludimi|chiamami fuori",
    r"(?:ci sono (?:limiti|cose|scherzi|porte|giochi|temi|confini) (?:a|in|su|con|che|ai|di)|c'è un limite|a "
    r"tutto c'è|tutto ha un limite|ho i miei limiti)",
    r"grazie[^.!?;]{0,50}\bma (?:no|anche no|devo dire di no)\b",
)
NOES = (
    r"(?:(?:ah|eh|uh|oh|beh|be'|ma|mah|dai|guarda|senti|scusa|scusi|scusami|mi dispiace|mi spiace|spiacente|"
    r"purtroppo|grazie|questo|questa|qui|su questo|sinceramente|francamente|con tutto il rispetto)[ ,]+)*(?:no|"
    r"nope|mai|giammai|anche no|ma anche no|non se ne parla|non esiste|assolutamente no|certo che no|ovviamente "
    r"no|nemmeno per (?:sogno|idea)|neanche per (?:sogno|idea)|manco per (?:sogno|idea)|neanche morto|in nessun "
    r"caso|per nessun motivo|impossibile|fuori discussione|passo|io passo|la (?:mia )?risposta (?:è|resta|"
    r"rimane) no|meglio (?:di )?no|stavolta no|questa volta no|con me no|per carità|mai e poi mai|no e poi no|"
    r"niente da fare|nulla da fare|niente affatto|nossignore|non ci sto|non ci penso (?:nemmeno|neanche|neppure|"
    r"proprio))(?:[ ,!.]+(?:no|grazie|mi dispiace|mi spiace|spiacente|scusa|scusi|mai|dai|amico|amica|davvero|"
    r"proprio|questo no|non se ne parla|niente da fare|signore|signora))*[ .!]*",
)
REASONS = (
    r"(?:lede\w*|lesiv\w+|viol\w+|dannegg\w+|danno|danni|nuoce\w*|nuocere|pericol\w+|mett\w+ (?:a|in) (?:rischio|"
    r"pericolo)|rischi\w*|ingann\w+|truff\w+|frod\w+|frode|imbrogli\w+|rubare|furto|mentire|menzogn\w+|bugi\w+|"
    r"diffam\w+|calunni\w+|plagi\w+|umili\w+|molest\w+|odio|discrimin\w+|abus\w+|illegal\w+|illecit\w+|reato|"
    r"crimine|contrari[oa] a|diritt[oi] d'autore|protett[oaie] da|privacy|riservatezza|intimità|consens\w+|per "
    r"rispetto|sicurezza|vittim\w+|minorenn\w+|tradi\w+|complic\w+|manipol\w+|altrui|proprietà intellettuale|"
    r"violenz\w+|maltratt\w+|irrespons\w+|disonest\w+|ingiust\w+|fals[oaie]\b|scorrett\w+)",
)
