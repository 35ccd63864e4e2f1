"""What says no in German where little else is said: patterns of its table, by the names that `table` explains."""

# a first person of the present; those that tell what one knows, sees, means, eats or advises say no to nothing
_IDLE = (
    r"(?:weiß|kenne|sehe|finde|glaube|denke|habe|hätte|bin|war|wäre|würde|könnte|sollte|meine|brauche|erinnere|"
    r"verstehe|"
    r"mag|empfehle|rate|esse|trinke|wohne|lebe|benutze|verwende|nehme|koche|brate|backe|vermute|erwarte|zweifle|kaufe|"
    r"trage|hoffe|wette|arbeite|schlafe|fühle|höre|merke|bemerke|bereue|vergesse|verliere|gewinne|fahre|liebe|fürchte|"
    r"wage zu|wüsste|wusste|konnte|wollte|musste|hatte|wurde|ließ|kam|ging|las|fand|sah|dachte|muss|brauch|bräuchte|"
    r"lüge|übertreibe|scherze|behaupte|sage es|warte|langweile|halte (?:das|es|die|den|dies) (?!für)|streue|gieße|"
    r"salze)"
)
_FIRST = rf"(?!{_IDLE}\b)\w{{2,}}[elr]"
_USUALLY = r"(?! (?:normalerweise|meist\w*|gewöhnlich|selten|oft|üblicherweise|in der regel|immer))"
_NO = r"(?:nicht|kein\w*|nichts|niemals|nie|nirgends|keinerlei|keineswegs|weder)"
_BOUNDS = (
    r"(?:möglichkeiten|fähigkeiten|aufgaben\w*|befugnisse\w*|kompetenz\w*|rahmen|horizont|reichweite|zuständigkeit\w*|"
    r"können|wissen\w*|repertoire|funktionen|funktionsumfang|einsatzbereich|fachgebiet|themen\w*|angebot|mittel|kräfte)"
)
_STOPS = (
    r"(?:breche|beende|stoppe|unterbreche|pausiere|steige|klinke|ziehe|winke|lehne|weise|verzichte|unterlasse|"
    r"verweigere|"
    r"weigere|sträube|passe|streike|enthalte|verwehre|distanziere|schweige|überlasse|überspringe|verbitte|untersage|"
    r"halte mich|halt mich|bleibe (?:stumm|neutral|außen|unparteiisch)|höre (?:hier|an dieser)|klammere|spare mir|"
    r"behalte)"
)

HINTS = (
    # first person and a negation, whatever the verb
    rf"ich {_FIRST}\b{_USUALLY}…\b{_NO}\b(?! (?:nur|immer|mehr als|genug|oft genug|sicher|ganz sicher)|"
    rf"[^.!?]*\bsondern\b)",
    rf"(?:(?<=^)|(?<=[,;:] )|(?<= ))(?!{_IDLE}\b)\w{{2,}}(?:e|t|l|r) (?:ich|wir)\b{_USUALLY}…\b{_NO}\b(?! (?:nur|"
    rf"immer|genug|mehr als))",
    rf"wir {_USUALLY}(?:geben|erteilen|teilen|veröffentlichen|machen|bieten|beantworten|äußern|dürfen|können|werden|"
    rf"nehmen|bearbeiten|leisten|stellen)\b…\b{_NO}\b",
    rf"(?:kann|darf|will|möchte|werde|mag|soll|könnte|dürfte) (?:ich|wir)\b…\b{_NO}\b(?! (?:sagen|wissen|sehen|finden|"
    rf"erkennen|genug|oft genug|umhin|erwarten|klagen|beurteilen, ob))",
    rf"(?:dass|weil|da|wobei|weshalb|sodass|weswegen) (?:ich|wir|diese\w* \w+)\b…\b{_NO}\b…\b(?:\w{{2,}}en?|kann|"
    rf"darf|will|möchte|werde)(?=[.,!;]|$)",
    rf"{_STOPS} ich\b|ich {_STOPS}\b",
    r"(?:lasse?|laß) ich\b…\b(?:bleiben|weg|sein|aus|lieber|außen vor|offen|unbeantwortet|unkommentiert|stehen|raus|"
    r"die finger|es)(?=[.,!;]|$)|ich lasse?\b…\b(?:bleiben|weg|sein|aus|außen vor|offen|unbeantwortet|unkommentiert|"
    r"raus)(?=[.,!;]|$)",
    r"(?:halte|halt|lege|mische|misch) ich mich\b…(?:zurück|raus|heraus|bedeckt|fern|nicht|neutral)",
    r"ich\b…\b(?:ablehnen|absagen|verzichten|passen|aussteigen|abwinken|nein sagen|abbrechen|beenden|zurückhalten|"
    r"heraushalten|raushalten|enttäuschen|vertrösten|schuldig bleiben|stoppen|absehen|distanzieren|schweigen|"
    r"überlassen|auslassen|bedeckt halten)(?=[.,!;:]|$)(?<!nicht enttäuschen)",
    r"(?:geben|erteilen|teilen|veröffentlichen|machen|bieten|beantworten|äußern|leisten) wir\b…\b(?:nicht|kein\w*)\b",
    r"\bich\b[^.!?]{0,90}\bund (?:lehne|lasse|verzichte|unterlasse|passe|weigere|steige|ziehe|halte)\b",
    r"ich (?:habe|hab|hätte) (?:da |hier |dabei )?(?:\w+ )?(?:bedenken|skrupel|bauchschmerzen|hemmungen|"
    r"kein\w* (?:\w+ )?(?:meinung|überzeugung|absicht|ambition\w*|interesse|lust|befugnis|recht|tipps?|antwort))\b",
    r"(?:habe|hab) ich (?:\w+ )?kein\w* (?:\w+ )?(?:meinung|überzeugung|absicht|ambition\w*|interesse|lust|befugnis|"
    r"recht|tipps?|antwort|ratschläge|rat|zugriff|zugang|daten|verbindung)\b",
    # the request is the subject
    r"(?:kommt|kommen|käme|kämen|steht|stehen)\b…\b(?:nicht|kein\w*)\b…(?:infrage|in frage|in betracht|in die tüte|"
    r"zur debatte|zur verfügung|zur diskussion|über die lippen|zur wahl|zum einsatz|von mir)",
    rf"(?:gehör\w+|zähl\w+|fäll\w*|lieg\w+|passt|fallen|reich\w+)\b…\b(?:nicht|kein\w*|außerhalb|jenseits)\b…\b"
    rf"(?:mein\w*|unser\w*|dem,? was ich) ?(?:\w+ )?(?:{_BOUNDS})?",
    rf"(?:mein\w*|unser\w*) (?:\w+ )?{_BOUNDS}\b…(?:nicht|kein\w*|außerhalb|übersteig\w*|hinaus|enden|endet|begrenzt)",
    r"(?:übersteig\w+|spreng\w+|überschreit\w+|übertriff\w*)\b…(?:mein\w*|unser\w*|was ich)|geht\b…\büber (?:meine|"
    r"das|"
    r"unsere)\b…(?:hinaus)",
    r"(?:untersag\w+|verbiet\w+|verwehr\w+|versag\w+) (?:es )?(?:mir|uns)\b|(?:mir|uns)\b…\b(?:untersagt|verboten|"
    r"verwehrt|versagt|nicht (?:erlaubt|möglich|gestattet|gegeben|vergönnt|bekannt|zugänglich|wohl|recht|geheuer|"
    r"zumutbar|zuzumuten)|weder|unmöglich|unangenehm|zuwider|fern|fremd|unbekannt|leider zu)\b",
    r"(?:steht|stünde|liegt|läge|fällt|geht|widerstrebt|missfällt) (?:es )?(?:mir|uns)\b…(?:nicht (?:zu|vor)|fern|"
    r"schwer|gegen|zu weit)?|(?:mir|uns) (?:fehl\w+|mangelt|sind\b…die hände)|hände gebunden|fehl\w+ mir\b",
    r"(?:bleib\w+|muss|müssen|halte ich|sind|ist)\b…\b(?:unter verschluss|vertraulich|geheim|unbeantwortet|unter uns|"
    r"verschlossen|privat|intern|unveröffentlicht|tabu|ausgeschlossen|unausgesprochen|außen vor|unübersetzt|raus)\b",
    r"behalte ich\b…für mich|behalte\b…für mich|bleibt\b…(?:bei mir|mein geheimnis)",
    r"(?:habe|hab) ich nicht zu \w+en\b|(?:gibt|bleibt) es\b…\bnichts\b…\b(?:zu|was)\b|finger davon|finger weg",
    # nothing comes from here
    rf"(?:von mir|meinerseits|von meiner seite|von unserer seite|durch mich|von uns|bei mir|mit mir|aus meiner "
    rf"feder)\b…\b{_NO}\b",
    rf"{_NO}\b…\b(?:von mir|meinerseits|von meiner seite|mit mir|aus meiner feder|durch mich|bei mir)\b",
    r"(?:wirst|werden|wird|kannst|können|bekommst|bekommen|findest|finden|erhältst|erhalten|gibt es|"
    r"gibt's)\b…\b(?:hier|"
    r"dazu|dafür|hierzu)\b…\b(?:nicht|kein\w*|nichts)\b",
    rf"(?:hierzu|dazu|darüber|hierüber|dafür|hier)\b…\b{_NO}\b…\b(?:erteilt|gegeben|gemacht|mitgeteilt|geben|sagen|"
    rf"auskunft|"
    r"angaben|hilfe|anleitung|rat|stellung)\b",
    r"(?:wird|werden|darf|dürfen|kann|können|soll)\b…\b(?:nicht|kein\w*)\b…\b(?:erteilt|weitergegeben|herausgegeben|"
    r"entsprochen|genannt|veröffentlicht|mitgeteilt|preisgegeben|offengelegt|bearbeitet|stattgegeben|beantwortet|"
    r"bereitgestellt|verraten|geteilt|gewährt|ausgegeben|erstellt)\b",
    r"gehör\w+ (?:\w+ )?nicht dazu(?=[.,!]|$)|zähl\w+ (?:\w+ )?nicht dazu(?=[.,!]|$)",
    # not me
    r"bin ich\b…(?:die falsche|der falsche|das falsche|nicht (?:die|der|das) richtige|nicht zu haben|raus|der falsche|"
    r"nicht zuständig|nicht zu gewinnen|nicht gemacht|überfragt|nicht da|außen vor|fehl am platz|draußen)",
    r"ich bin\b…(?:die falsche|der falsche|nicht (?:die|der|das) richtige|nicht zu haben|raus(?=[.,!]|$)|nicht "
    r"zuständig|"
    r"überfragt|nicht (?:dafür|dazu|für) )",
    r"(?:bei mir|hier) (?:\w+ )?(?:falsch|an der falschen|an die falsche|an den falschen)|falsche\w* (?:adresse|"
    r"ansprechpartner\w*|stelle)\b",
    r"(?:etwas|nichts|jemand|ein\w* \w+|dienst\w*|sache|aufgabe|text\w*|art \w+), (?:das|die|den|was|wo|wobei|woran|"
    r"der|"
    r"wofür|womit|bei dem|bei der)\b (?:ich|wir|mich|mir)\b",
    # here it ends
    r"(?:ist|wäre) (?:\w+ ){0,3}schluss\b|(?:mache|machen) (?:ich|wir) (?:\w+ ){0,2}schluss\b|(?:grenze|strich|"
    r"schlussstrich|"
    r"linie)\b…(?:ziehe|ziehen|erreicht|überschritten|überschreite|überschreiten)|(?:ziehe|ist|liegt|verläuft)\b…\b"
    r"(?:grenze|schlussstrich)\b|endet\b…(?:für mich|meine)|rote linie|geht (?:mir |das )?zu weit|zu weit\b",
    r"(?:lass|lassen sie|lasst) (?:uns|mich)\b…\b(?:ander\w+|thema|lieber|nicht|dabei belassen|lassen|sein)\b|"
    r"(?:belassen|"
    r"lassen) wir\b…(?:dabei|sein|bleiben|lieber)|(?:reden|sprechen|wechseln|wollen|sollen|wollen) "
    r"wir\b…\b(?:ander\w+|thema|lieber)\b",
    r"(?:jemand|woanders|anderswo|anderweitig)\b(?: ander\w+)?(?=[.,!]|$)|(?:niemand|keiner),? (?:und |also "
    r")?(?:auch )?ich "
    r"(?:\w+ )?(?:auch )?nicht|(?:bedauern|bedauere?)\b…\b(?:nicht|kein\w*)\b…\bzu können\b",
    # laconic
    r"(?:auf (?:gar )?keinen fall|unter keinen umständen|keine chance|nichts da|kommt nicht|nein,? danke|danke,? "
    r"nein|lieber nicht|"
    r"besser nicht|eher nicht|ohne mich|nicht mit mir|nicht von mir|daraus wird nichts|das wird nichts|kein kommentar|"
    r"ich passe|vergiss es|vergessen sie es|kannst du vergessen|keinesfalls|geht nicht|geht leider nicht|mach ich "
    r"nicht|"
    r"nicht drin|nicht machbar|nicht möglich|niemals|da mach ich nicht mit|nicht mein ding)(?=[.,!;]|$| –| -)",
    r"(?:nö|nee|ne),? (?:da|das|so|über|für|von|bei|lass|danke|mach|sorry|lieber)\b|(?:nichts|nix) zu tun haben\b|"
    r"geh\w+\b…\b"
    r"(?:mich|uns|dich noch mich|niemanden|keinen)\b…(?:nichts )?an(?=[.,!;]|$)|nicht meine (?:sache|aufgabe|rolle|"
    r"entscheidung)",
    r"verständnis,? (?:dafür,? )?(?:dass|wenn)\b…\b(?:nicht|kein\w*)\b|(?:nicht|kein\w*)\b…\bbitte(?:n wir)? um "
    r"verständnis",
    r"wird nicht entsprochen|(?:wäre|ist) (?:es )?nicht (?:richtig|angemessen|angebracht|fair|verantwortbar) von mir",
    r"zu (?:verlangst|verlangen)|anstatt|statt (?:einer|eines|dessen|der) [^.!?;]{0,50} (?:schlage|biete|würde|"
    r"helfe) ich",
    r"(?:hacken|machen|fälschen|tun) sie (?:bitte |das |es )*nicht\b",
)

NOES = (
    r"(?:nein|nö|nee|niemals|nie|auf keinen fall|auf gar keinen fall|sicher nicht|bestimmt nicht|ganz sicher nicht|"
    r"natürlich "
    r"nicht|keinesfalls|unter keinen umständen|kommt nicht infrage|leider nein|lieber nicht|besser nicht|tut mir "
    r"leid|sorry|"
    r"geht nicht|meine antwort (?:ist|lautet) nein|die antwort (?:ist|lautet) nein|nein und nochmals nein)"
    r"(?:,? (?:tut mir leid|sorry|danke|leider|leider nicht|niemals|nein))?[.!…]*",
)

REASONS = (
    r"verletz\w*|schad\w*|schäd\w*|grausam\w*|unehrlich|täusch\w*|irreführ\w*|unfair|betrug\w*|betrüg\w*|betrüge\w*|"
    r"schummel\w*|"
    r"stalking|nachstell\w*|belästig\w*|missbrauch\w*|entwürdig\w*|erniedrig\w*|demütig\w*|respektlos\w*|ausnutz\w*|"
    r"manipul\w*|"
    r"gefährd\w*|gefährlich\w*|privatsphäre|persönlichkeitsrecht\w*|datenschutz\w*|einwilligung|zustimmung|"
    r"verleumd\w*|rufmord|"
    r"fälsch\w*|urkundenfälschung|urheberrecht\w*|plagiat\w*|strafbar\w*|straftat|illegal\w*|gesetzwidrig|hetze|"
    r"diskriminier\w*|"
    r"rassis\w*|minderjährig\w*|leid zu|unverantwortlich|verantwortungslos|vertrauen|panik",
)

LIMITS = (
    r"(?:mein\w*) (?:wissen\w*|trainings\w*|kenntnis\w*|daten\w*|informationen|gedächtnis)\b…\b(?:endet|enden|reicht|"
    r"reichen|"
    r"geht|gehen|stammt|stammen|hört|begrenzt|stand)\b",
    r"(?:datei|anhang|anlage|bild|foto|aufnahme|dokument|video|audio\w*|tonaufnahme|pdf|link|nachricht|scan|"
    r"tabelle)\w*\b…\b"
    r"(?:nicht|nie|kein\w*|leer|fehlt)\b…(?:angekommen|da\b|beigefügt|öffnen|lesbar|erhalten|vorhanden|bei\b|"
    r"übertragen|"
    r"hochgeladen|erreicht|sichtbar|angehängt|mitgekommen|sehen|bei mir)?",
    r"(?:kein\w*|nicht) (?:\w+ )?(?:datei|anhang|anlage|bild|foto|aufnahme|dokument|video|audio\w*|"
    r"pdf)\b…(?:angekommen|"
    r"beigefügt|angehängt|erhalten|da\b|sehen|bei\b|dabei)",
    r"lieg\w+ mir\b…nicht vor|(?:mir|uns)\b…nicht (?:bekannt|zugänglich|vor|ersichtlich|sichtbar|verfügbar)\b|mir "
    r"unbekannt",
    r"(?:habe|hab|besitze) (?:ich )?(?:\w+ )?(?:kein\w*|nicht) (?:\w+ ){0,2}?(?:zugriff|zugang|verbindung|kamera|"
    r"augen|ohren|"
    r"einblick|daten|internet\w*|gedächtnis|erinnerung\w*|möglichkeit|meinung|telefon|körper|kenntnis)\b",
    r"(?:über|an) (?:frühere|vergangene|vorherige)\b…\b(?:nichts|nicht|kein\w*)\b|fehlt mir (?:der|die|das) "
    r"(?:zugriff|zugang|verbindung|möglichkeit|einblick)",
    r"ich (?:bin|arbeite|verarbeite|lese)\b…\b(?:ausschließlich|nur|lediglich|beschränkt|begrenzt)\b|(?:und |aber "
    r")?(?:den|die|das) habe ich nicht(?=[.,]|$)",
)

OFFERS = (
    r"(?:wende|ruf\w*|sprich|sprechen sie|kontaktier\w*|frage|fragen sie|bitten sie|schick\w*|kopier\w*|füg\w*|lade|"
    r"laden sie|"
    r"beschreib\w*|such\w*|hol\w*|nutz\w*|melden sie|ich rate|verständlich|nachvollziehbar|nachvollziehen|versteh\w*|"
    r"inhaltsangabe|zusammenfassung|überblick|jederzeit|bei null|von vorn|statt|kann ich dir|biete ich|in ehren|"
    r"drückt|sorge\w*)\b",
    r"(?:du|sie) (?:möchtest|möchten|willst|wollen|wünsch\w+|verlang\w+|bitt\w+|frag\w+)\b|nur (?:ein|eine|jemand|"
    r"ärzt\w+|"
    r"der|die)\b|muss (?:ein|eine)\b|muss jeder|musst du selbst|(?:ich )?finde es\b",
)
