"""Hints, laconic noes and reasons of Portuguese: patterns of its table, by the names that `table` explains."""

HINTS = (
    # a first person that does not, whatever the verb
    r"(?:(?:não|tampouco|nunca|jamais) (?:eu )?<clit>|nem (?:eu|te|lhe|lho|o|a) )(?!<mild>)\w{2,}o\b(?:-\w+)?(?! "
    r"(?:que|mais (?:do )?que|senão)\b)",
    r"(?:não|nem|tampouco) (?:eu )?<clit>(?:dou|vou|sou (?:a pessoa|de|eu|quem)|estou (?:aqui|para|apt\w|"
    r"autoriz\w+|dispost\w|ligad\w|conectad\w)|sei (?:\w+ ){0,2}(?:<act>)|serei eu|hei de|tenho (?:como|forma|"
    r"meio|meios|modo|maneira|acesso|competência|vocação|permissão|ferramentas?|o hábito|nada (?:a|que|para)))\b",
    r"(?:não|nem) (?:<clit>)(?:podemos|poderemos|fornecemos|oferecemos|damos|tratamos|respondemos|partilhamos|"
    r"compartilhamos|estamos (?:autoriz|em cond|aptos)|iremos|vamos)\w*",
    r"(?:não|nem) (?:o|a|os|as|lho|lha|lhe|te|vos|me|to|ta)? ?\w+(?:arei|erei|irei|direi|farei)\b",
    # stopping, stepping back, leaving it
    r"(?:eu )?me (?:abstenho|abstive|retiro|recuso|nego|calo|detenho|esquivo|eximo|excluo|oponho|reservo|limito|"
    r"afasto|mantenho (?:fora|à margem|neutr|à parte|longe|distante)|fecho|guardo|poupo|dispenso|escuso|"
    r"ultrapassa|transcende|escapa|foge|repugna|incomoda|constrange|desagrada|é (?:vedad|proibid|impossível|"
    r"estranh|desconhecid|alhei|inacess)\w*|está vedad\w*|parece (?:errad|inadequad|impróp|incorret)\w*)\w*",
    r"(?:abstenho|recuso|nego|calo|detenho|esquivo|eximo|escuso|oponho|reservo|limito|afasto|mantenho|retiro|fico|"
    r"dispenso|ultrapassa|transcende|escapa|repugna|incomoda|constrange|desagrada)-(?:me|te)\b|(?:é|está|fica|são|"
    r"estão)-me (?:vedad|proibid|impossív|estranh|desconhecid|alhei|inacess|interdit)\w*|ultrapassa-me",
    r"(?:(?:^|(?<=[,.;:!] )|(?<=eu ))passo(?=[.,;:!]|$)|(?:recuso|declino|dispenso)(?=[.,;:!]|$)|(?:passo|recuso|"
    r"declino|dispenso|prescindo) (?:essa|esta|desta|dessa|a vez|adiante|a bola|fazê-lo|isso|isto|o pedido|o "
    r"convite))",
    r"(?:eu )?(?:fico|ficarei|estou|tô|to|tou|estarei|ando|saio|caio) (?:de )?(?:fora|longe|na minha|calad\w|"
    r"quiet\w|à margem|devendo|só a ver|em silêncio|neutr\w)\b",
    r"(?:interrompo|suspendo|encerro|paro|termino|concluo|fecho|desisto|abandono|deixo|deixarei|renuncio|omito|"
    r"evito|evitarei|excluo|descarto|abro mão|abdico|recusarei|declinarei) (?:aqui|por aqui|aí|a|o|as|os|de|da|"
    r"do|isso|isto|ess\w+|est\w+|para|com|que|em|tudo|passar|qualquer)\b",
    r"(?:vamos|vamo|bora|podemos|poderíamos|e se|que tal|melhor|proponho|mudemos|falemos|paremos|fiquemos|"
    r"fiquemo-nos|deixemos|deixa|deixe)\b…\b(?:mudar|mudarmos|mudássemos|falar de outr|falarmos|falássemos|"
    r"conversarmos|parar|pararmos|ficar por aqui|ficamos por aqui|por aqui|de assunto|outra coisa|outro assunto|"
    r"outro tema|pra lá|para lá|quieto|de lado)",
    r"(?:prefiro|preferia|preferiria|escolho|opto por|antes quero|quero|gostava|gostaria)…\b"
    r"(?:calar|abster|ficar (?:de fora|calad|quiet|fora|à margem)|de fora|não \w+|mudar|mudássemos|falássemos|"
    r"falarmos|guardar|passar|silêncio|neutr|evitar|manter-me|me manter|deixar (?:de|isso|isto))\w*",
    r"(?:permit|desculp|perdo|escus|dispens)\w*(?:-me)?[, ]+(?:\w+[, ]+){0,3}?(?:que (?:eu )?não|mas (?:eu )?não|"
    r"não (?:o|a|lhe|te) (?:faz|escrev|ajud|acompanh)\w+|de não|recusar|declinar|discordar|passar)\b",
    r"(?:a )?minha (?:resposta|posição|decisão) (?:\w+ )?(?:é|será|continua|permanece|continua a ser)\b…\b(?:não|"
    r"negativ\w+)\b|(?:boca (?:fechada|calada)|bico (?:calado|fechado)|guardo (?:silêncio|segredo|sigilo)|sou um "
    r"túmulo)",
    # not with me, not from me
    r"(?:não|nem|nada|nunca|jamais|sem|nenhum\w*)\b[^.!?;]{0,60} (?:comigo|de mim|por mim|da minha parte|de "
    r"minha parte|pra mim|para mim|minha (?:ajuda|praia|colaboração|função|área|alçada|tarefa|boca)|meu (?:papel|"
    r"apoio|forte|ramo|feitio|departamento)|das minhas mãos|minhas mãos|meu alcance)\b",
    r"(?:comigo|de mim|por mim|da minha parte|de minha parte|pra mim|para mim|da minha boca)\b[^.!?;]{0,30} "
    r"(?:não|nada|nem|nunca|jamais|nenhum\w*)\b",
    r"não (?:me )?(?:contem|conte|contes|insista|insistas|insistam|me peça|me peças|peças|espere|esperes) (?:\w+ "
    r"){0,3}(?:comigo|disso|isso|isto|de mim|mim|que eu|com (?:isso|a minha))|não (?:adianta )?insist\w+|não "
    r"(?:me )?peç\w+",
    r"(?:terá|terás|tens|tem|vai ter|vais ter|precisa|precisas|deve|deves) (?:de |que )?(?:procur|busc|pedi|recorr|"
    r"pergunt|encontr|bate)\w+…(?:outr\w+|noutr\w+)|(?:procur|busqu|busc|pe[çd]|pergunt|tent|bat)\w+…\b(?:outr\w+|"
    r"noutr\w+|em outro lugar|alguém que)\b",
    r"(?:nem pensar|nem (?:morto|morta|a pau|que a vaca|ferrando|fodendo|por sombras|em sonhos|por brincadeira|"
    r"por nada)|de jeito (?:nenhum|maneira)|de maneira nenhuma|de modo (?:algum|nenhum)|de forma alguma|nem por "
    r"isso|esquece|esqueça|pode esquecer|podes esquecer|sem chance|fora de cogitação|fora de questão|fora de "
    r"hipótese|nada feito|não rola|não dá (?:não|mesmo|,|\.|$)|não vai (?:dar|rolar|acontecer)|tira o cavalo|"
    r"tire o cavalo|era só o que faltava|não, obrigad\w|tô fora|tou fora|deus me livre)(?!\w)",
    # the request as subject
    r"(?:não|nem) (?:é|são|está|estão|fica|ficam|faz|fazem|cabe|cabem|consta|constam|figura|figuram|entra|entram|"
    r"pertence|compete|compete|toca|encaixa|seria|será|se encontra|se enquadra)\b…\b(?:mim|comigo|meu|meus|minha|"
    r"minhas|me|do que (?:eu )?(?:faço|sei|posso|ofereço)|o que (?:eu )?(?:faço|sei|posso|ofereço)|negociável|"
    r"aceitável|admissível|que (?:eu )?(?:possa|faça|farei|saiba|consiga)|uma opção|viável da)\b",
    r"(?:não|nem) (?:sa[ií]|sairá|sairão|saem) (?:nada )?(?:daqui|de mim|da minha|das minhas)|(?:algo|coisa|"
    r"informação|linha|limite|tarefa|passo|escolha|terreno|assunto|tipo de \w+|jogo|papel|pedido|campo) (?:que|"
    r"em que|a que|onde|com que|ao qual|à qual) (?:eu )?(?:não|me recuso|recuso|prefiro não|evito)\b",
    r"(?:fica|ficam|está|estão|continua|continuam|é|são|permanece|permanecem|seguem|segue) (?:\w+mente )?(?:para "
    r"outr|para quem|pra outr|pra quem|com quem|fora d(?:as? minhas?|os? meus?|o que|aquilo|e cogit|e quest|e "
    r"hipót|o alcance)|reservad|confidencia|sigilos|privad|intern[ao]s|em segredo|guardad|comigo|entre mim|"
    r"exclu[íi]d|vedad|proibid|descartad|inviáve|impensáve|inadmissíve|inegociáve|um limite|uma linha|linha "
    r"vermelha|tabu|além d[aoe]|acima d[aoe]s? minh|para lá d|por fazer|de lado|no meu limite|território)\w*",
    r"(?:excede|ultrapassa|transcende|extrapola|foge|escapa|cruza|cruzaria|ultrapassaria|contradiz|viola|"
    r"violaria|fere|feriria|esbarra|vai além|vão além|iria além|vai para lá|passa|sai|supera|contraria|toca|"
    r"choca)\b[^.!?;]{0,30}\b(?:meu|meus|minha|minhas|noss\w+|do que (?:eu )?(?:posso|sei|faço|me)|o que (?:eu "
    r")?(?:posso|sei|faço|me)|uma linha|a linha|um limite|o limite|daquilo que|aquilo que)\b",
    r"(?:além|fora|acima|para lá|à margem) (?:d[aoe]s? )?(?:meu|meus|minha|minhas|do que (?:eu )?(?:posso|sei|"
    r"faço)|aquilo que)\b",
    r"(?:não|nem) (?:<clit>)?(?:serão|será|são|é|foi|seria|pode ser|podem ser|poderá ser|poderão ser) "
    r"(?:\w+mente )?(?:revelad|divulgad|fornecid|partilhad|compartilhad|atendid|satisfeit|redigid|concedid[ao]s? "
    r"(?:aqui|por mim)|disponibilizad)\w*|(?:\w+-lo|\w+-la|\w+á-l[oa]) não (?:será|é|me é) (?:possível|viável)|"
    r"não se (?:fornece|oferece|divulga|revela|partilha|compartilha|presta (?:assist|orient|esclar)|dão|dá "
    r"(?:orient|inform|consel|indic))\w*",
    r"(?:tem de|tem que|terá de|terá que|deve|há de|vai|só pode) (?:\w+ )?(?:ser )?(?:rejeitad|recusad|negad|"
    r"indeferid|declinad)\w*|(?:fica|está|é|foi|vai) (?:\w+mente )?(?:recusad|rejeitad|negad|indeferid)[oa]s?\b",
    r"impossível (?:da minha parte|para mim|daqui|atender (?:a|ao)|satisfazer)|não há (?:como|forma de|maneira "
    r"de|nada que) (?:eu )?(?:\w+ )?(?:<act>|possa)",
    r"não tem (?:fundamento|cabimento|base|sentido)…\b(?:não|recus|declin|passo)\w*",
    # nothing to work with
    r"(?:não|nada|nenhum \w+|nunca) (?:me |nos )?(?:foi (?:enviad|transmitid|entregue)\w*|chegou|chegaram|recebi|"
    r"foi (?:anexad|recebid|enviad)\w|veio (?:nada|nenhum)|consta nenhum|aparece nenhum|vejo (?:aqui )?nenhum)\b|"
    r"(?:é|são|decorreu|ocorreu|aconteceu)…\b(?:posterior|depois) (?:aos?|às?|d[aoe]s?) (?:fim dos )?(?:meus?|"
    r"minhas?)|(?:meus|os meus) (?:dados|conhecimentos|registos|registros)…\b(?:terminam|acabam|param|vão|chegam|"
    r"cobrem|não)\b|não (?:saberia|tenha como|teria como)",
    r"(?:melhor|é melhor|mais vale|convém|sugiro) (?:\w+ ){0,2}(?:calar\w*|deixar\w*|mudar\w*|falar(?:mos)? de "
    r"outr|parar\w*|ficar(?:mos)? por aqui|não (?:seguir|entrar|tocar|responder|opinar|me meter))\b",
    r"não (?:é|são|se trata de) (?:\w+ ){0,4}(?:que|em que|com que|a que|com a qual|na qual) (?:eu "
    r")?<clit>(?!<mild>)\w+[oa]\b(?<!que seja)",
    r"(?:terá|terão|deverá|vai ter) (?:de |que )?(?:esperar|aguardar|ficar)|(?:fica|ficará|ficam|ficarão|"
    r"permanecerá|continuará) (?:sem (?:resposta|efeito|seguimento)|pendente|por (?:responder|fazer)|a (?:seu|"
    r"teu) cargo|por (?:sua|tua) conta|com você)",
    r"(?:sai|saem|excede|ultrapassa|extrapola|foge|está fora|fica fora|escapa) (?:d?a?o? |do |da |ao |à "
    r")?(?:âmbito|escopo|alcance|perímetro|quadro|funções|competências|atribuições|domínio)\b",
    r"(?:este|um|o) (?:assistente|bot|chatbot|serviço de (?:apoio|atendimento))\b (?:virtual )?(?:não|nunca)\b|"
    r"não <clit>\w+ (?:este|um) (?:assistente|bot)\b",
    r"com (?:isso|isto|ess\w+ coisas?|cert\w+ coisas?) não se (?:brinca|joga)|(?:me )?(?:deixa|faz sentir|põe|"
    r"causa)(?:-me)? (?:desconfort|constrang|pouco à vontade|mal|incômod)\w*|corto (?:já|aqui|a conversa|por "
    r"aqui)",
    r"guardo (?:para mim|a minha|minha)|não (?:sou|tenho) (?:\w+ )?(?:adivinh\w|vident\w|bruxo|oráculo|profeta|"
    r"cúmplice|bola de cristal)|coisa de (?:adivinh\w|vident\w)",
    r"não haverá (?:lista|texto|guia|tutorial|receita|instru\w+|resposta)",
    r"(?:bateu|bateste|bates|bate|enganou-se|errou|enganaste-te) (?:n?a |de |à |em )*(?:porta|endereço|pessoa|"
    r"balcão|morada)(?: errad\w)?|porta errada|endereço errado",
    r"não (?:está|é|seria|parece|acho) (?:\w+ )?(?:previsto|permitido|contemplado|bem|correto|ético|são|normal|"
    r"coisa|possível|justo|conveniente|bom) que eu\b",
    r"(?:o nosso|a nossa|nosso|nossa|este) (?:serviço|plataforma|assistente|equipa|equipe|política|"
    r"canal)\b[^.!?;]{0,20} não (?:está|pode|permite|cobre|prevê|fornece|oferece|presta|responde)\b",
    r"(?:mas |e |porém )?(?:eu não|eu também não|não serei eu|não eu|nem eu)(?=[ .!]*$|[,;])",
    r"(?:a )?minha (?:memória|base|visão|interface|função)\b[^.!?;,]{0,30} (?:não|nem)\b|(?:o )?meu (?:treino|"
    r"treinamento|acesso|papel|sistema)\b[^.!?;,]{0,30} (?:não|nem)\b|(?:as minhas|os meus|minhas|meus) "
    r"(?:funções|capacidades|ferramentas|meios|dados)\b[^.!?;,]{0,30} não\b",
    r"(?:dificilmente|mal) (?:<clit>)(?:posso|poderia|poderei)|(?:sou|fico) (?:\w+ )?(?:incapaz|ceg[oa]|surd[oa]|"
    r"impotente)\b",
    r"(?:prefiro|preferia|preferiria|escolho) (?:\w+ )?(?:parar|terminar|acabar|encerrar|cortar|fechar|ficar por "
    r"aqui|não seguir|deixar)\w*|como (?:quer|queres|vou|iria|poderia eu)\b…(?:que eu|saber|adivinhar)\b",
    r"(?:me|-me) (?:é|são|está|estão|parece) (?:de todo |totalmente )?(?!indiferente|útil|indispensável)(?:in|im|"
    r"ir|il|des|alhe|vedad|proib)\w+|(?:é|são|está|continua) (?:in|im|ir|il|des|alhe|vedad|proib)\w+ (?:para|pra|"
    r"a) mim",
    r"\w+, (?:isso |isto |aí |já )?(?:não|jamais|nunca|nem pensar|impossível|de jeito nenhum)[ .!]*$|(?:isso|"
    r"isto) não[ .!]*$",
    r"nem (?:pense|penses|sonhe|sonhes|tente|tentes)\b|tir(?:a|e) (?:isso|o cavalo)|pode (?:desistir|esperar "
    r"sentad\w)|esqueç\w+ (?:isso|essa)",
    r"(?:ninguém|nada) (?:me|mos?|mas?|nos)\b|nunca me (?:ensinaram|deram)",
    r"(?:fica|ficará|continua|continuará|permanece|permanecerá|segue) (?:nas mãos|em poder|na posse|sob|onde "
    r"está|na gaveta|em mãos)\b",
    r"(?:ficaremos|ficamos|limitar-nos-emos|paramos|pararemos|não iremos|não vamos) (?:por|pel[oa]|em|n[oa]|aqui|"
    r"além|mais)\b",
    r"não (?:tem|têm|terá|encontra|há) (?:aqui )?(?:lugar|espaço|cabimento|cabida|sítio)(?: para \w+)? ?(?:nest|"
    r"nessa|aqui|comigo|entre|em)",
    r"não (?:fui|me (?:foi|foram|deram|ensinaram)) (?:\w+ )?(?:trein|ensin|program|criad|feit|concebid|dad|"
    r"projet|pensad|a |o )\w*|não tenho (?:olhos|ouvidos|mãos|câmera|câmara|microfone|relógio|telefone|internet|"
    r"corpo|memória)",
    r"careço de|(?:me faltam?|faltam?-me) \w+|bico calado|segredo (?:profissional|de justiça)|(?:me atenho|"
    r"atenho-me|cinjo-me|me limito|limito-me) a",
    r"(?:este|isto|aqui|eu) não (?:é|sou) (?:o|a|um|uma) (?:lugar|sítio|pessoa|canal|momento)",
    r"(?:me deix[ae]|deix[ae]-me) (?:de )?fora|não me (?:met|envolv|arrast|coloqu)\w+|me tir[ae] (?:dessa|disso)|"
    r"tir[ae]-me (?:disso|dessa)|me inclu\w+ fora",
    r"(?:há|existem) (?:limites|coisas|brincadeiras|portas|linhas|jogos|temas) (?:a|com|em|que|por)\b|tudo tem "
    r"(?:um |seu )?limite|tenho os meus limites",
    r"(?:obrigad[oa]|agradeço)[^.!?;]{0,50}\bmas não\b",
)
NOES = (
    r"(?:(?:ah|eh|ei|ih|olha|olhe|poxa|puxa|cara|pois|bom|bem|então|desculpa|desculpe|sinto muito|lamento|"
    r"infelizmente|obrigad[oa]|isso|isto|aí|nisso|sinceramente|francamente|com todo o respeito|mano|meu)[ "
    r",]+)*(?:a (?:minha )?resposta (?:é|será|continua a ser) não|não|nao|nem pensar|nunca|jamais|nunca na vida|"
    r"de (?:modo|jeito|forma) (?:algum|alguma|nenhum|nenhuma)|de maneira (?:alguma|nenhuma)|em hipótese alguma|"
    r"em caso algum|claro que não|óbvio que não|evidentemente que não|impossível|sem chance|nada feito|nem a pau|"
    r"nem morto|nem morta|nem ferrando|fora de (?:questão|cogitação)|passo(?: (?:esta|essa|a vez|adiante))?|eu "
    r"passo|(?:eu )?(?:tô|tou|estou) fora|melhor não|desta vez não|dessa vez não|comigo não|isso não (?:rola|dá)|"
    r"não (?:rola|dá|vai dar|vai rolar)|não (?:conte|contes|contem) comigo|não, (?:obrigad[oa]|não))(?:[ "
    r",!.]+(?:não|obrigad[oa]|desculpa|desculpe|aí|sinto muito|lamento|jamais|nunca|cara|amigo|amiga|isso não|"
    r"mesmo|mano|viu|tá|senhor|senhora|nem pensar))*[ .!]*",
)
REASONS = (
    r"(?:prejudic\w+|viol\w+|lesa\w*|lesiv\w+|coloca\w* (?:\w+ ){0,4}em (?:risco|perigo)|pôr em (?:risco|perigo)|"
    r"engan\w+|fraud\w+|burla\w*|golpe|trapa[cç]\w+|batota|roub\w+|mentira\w*|mentir\w*|difama\w+|calúni\w+|"
    r"plági\w+|plagi\w+|humilh\w+|assédi\w+|ódio|discrimin\w+|abus\w+|ilegal\w*|ilícit\w+|crime|delito|"
    r"contrári[oa] a|direitos? (?:de autor|autora\w+)|protegid[oa]s? por|privacidade|intimidade|consentimento|"
    r"confidencia\w*|por respeito|segurança|perigos\w+|perigo|riscos?|vítimas?|menor de idade|trair|traição|"
    r"cúmplice|manipul\w+|alhei[oa]s?|propriedade (?:alheia|intelectual)|violência|maltrat\w+|irrespons\w+|"
    r"desonest\w+|injust\w+|fals[oa]s?|machuc\w+|magoa\w*|sarilhos|vive disso|prejuízo|enganosa)\b",
)
