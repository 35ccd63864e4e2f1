"""What says no in Dutch where little else is said: patterns of its table, by the names that `table` explains."""

# verbs in whose first person nothing is declined: what one knows, sees, means, eats or advises
_IDLE = (
    r"(?:weet|ken|zie|vind|geloof|denk|heb|had|ben|was|zou|kon|moest|wilde|mocht|bedoel|begrijp|snap|eet|drink|woon|"
    r"leef|gebruik|neem|kook|bak|vermoed|verwacht|twijfel|koop|draag|hoop|slaap|voel|hoor|merk|betwijfel|vergeet|"
    r"verlies|houd van|hou van|vrees|raad|wist|zijn|hebben|waren|hadden|werden|gaan|zag|vond|dacht|kwam|ging|liet|"
    r"werd|wacht|lieg|overdrijf|las|haalde|"
    r"gebruikte|strooi|giet|er|het|je|u|dat|dit|me|mij|niet|ook|nog|hier|zelf|en|dus|liever|altijd|te|als)"
)
_FIRST = rf"(?!{_IDLE}\b)\w{{2,}}"
_USUALLY = r"(?! (?:meestal|normaal|gewoonlijk|zelden|vaak|doorgaans|altijd))"
_NO = r"(?:niet|geen|niets|niks|nooit|nimmer|evenmin|noch|geenszins|allerminst)"
_BOUNDS = (
    r"(?:mogelijkheden|vaardigheden|taken|takenpakket|pakket|bevoegdheid|bevoegdheden|bereik|macht|kennis|kunnen|"
    r"repertoire|functies|vakgebied|domein|straatje|rol|opdracht|werkgebied|onderwerpen|dienstverlening|aanbod|"
    r"gereedschapskist|grenzen|vermogen|kunde|terrein)"
)
_AWAY = (
    r"(?:achterwege|onbeantwoord|in het midden|liggen|weg|buiten beschouwing|aan (?:me|mij) voorbij|rusten|zitten|open|"
    r"links liggen|zitten|onvertaald|(?:liever )?(?:over )?aan|zo\b|schieten|voor wat)"
)

HINTS = (
    # first person and a negation, whatever the verb
    rf"ik {_FIRST}\b{_USUALLY}…\b{_NO}\b(?! (?:alleen|altijd|meer dan|genoeg|zeker)|[^.!?]*\bmaar (?:juist|wel|ik)\b)",
    rf"(?!{_IDLE}\b)\w{{2,}} (?:ik|wij|we)\b{_USUALLY}…\b{_NO}\b(?! (?:alleen|altijd|genoeg|meer dan))",
    rf"(?:en|maar|dus|want|of) ik\b…\b{_NO}\b…\b(?:kan|wil|mag|zal|ga|doe|\w+en)(?=[.,!;]|$)",
    rf"(?:dat|omdat|zodat|waardoor|aangezien|waar) (?:ik|wij|we)\b…\b{_NO}\b…\b\w{{2,}}(?=[.,!;]|$)",
    rf"(?:die|dat|wat|waar\w*|wie) (?:ik|wij|we)\b…\b{_NO}\b…\b\w{{2,}}(?=[.,!;]|$)",
    rf"(?:wij|we) (?:geven|delen|verstrekken|maken|bieden|beantwoorden|kunnen|mogen|zullen|nemen|behandelen|doen|"
    rf"leveren|stellen|verlenen)\b…\b{_NO}\b",
    r"ik (?:weiger|pas|bedank|stop|sla|zwijg|hou me|houd me|onthoud|verkies|wijs|staak|breek|beëindig|trek|blijf|"
    r"schaar me|laat het (?:hier|daar)bij|zie (?:ervan|er van)|haak|stap|zet)\b(?! (?:erbij|er bij))",
    r"(?:weiger|pas|bedank|stop|sla|zwijg|hou|houd|onthoud|verkies|wijs|staak|breek|beëindig|trek|haak|stap|blijf|"
    r"zie|zet) ik\b",
    rf"laat ik\b…\b{_AWAY}|ik laat\b…\b{_AWAY}",
    r"ik\b…\b(?:weigeren|afwijzen|afslaan|bedanken|passen|afhaken|stoppen|onthouden|teleurstellen|schuldig|overslaan|"
    r"zwijgen|afzien|nee zeggen|overlaten|laten zitten|buiten houden|erbuiten|afbreken)\b",
    r"(?:hou|houd|laat|blijf|meng|bemoei|stap|kies)\b(?: ik)?\b…\b(?:erbuiten|er buiten|buiten|neutraal|niet mee|"
    r"niet in|op "
    r"de vlakte|afzijdig|afstand|voor mezelf|geheim|geen kant|geen partij|er liever)\b",
    r"(?:heb|zie|geef|doe|lever|ken|neem|bied)\b(?: ik)?\b…\b(?:geen|moeite)\b (?:\w+ )?(?:mening|standpunt|oordeel|"
    r"uitspraak|"
    r"uitspraken|bijdrage|bezwaar|partij|kant|belang|zin|behoefte|antwoord|trek|mee|advies|hulp|medewerking|"
    r"behoefte|intentie|recht|bevoegdheid|kennis)\b",
    # the request is the subject
    rf"(?:behoor\w*|hoor\w*|val\w*|lig\w*|pas\w*|zit\w*|is|zijn|gaat|past)\b…\b(?:niet|geen|buiten|boven|voorbij|"
    rf"over)\b…\b"
    rf"(?:mijn|onze|ons|mij|wat ik)\b(?: \w+)?(?: {_BOUNDS})?",
    rf"(?:mijn|onze) (?:\w+ )?{_BOUNDS}\b…\b(?:niet|tekort|te boven|ontoereikend|overstijg\w*|beperkt|houdt op)\b",
    r"(?:daar|er|dat|hier|zoiets) (?:valt|vallen|gaat|gaan|ligt|liggen) (?:\w+ )?(?:buiten|te ver|boven|voorbij)|"
    r"daarbuiten",
    r"(?:verbied\w*|ontzeg\w*|belet\w*|verhinder\w*) (?:het )?(?:mij|me|ons)\b|(?:mij|me|ons)\b…\b(?:verboden|ontzegd|"
    r"niet (?:toegestaan|gegeven|mogelijk|bekend|lekker|vergund|gegund|geoorloofd|gelegen|eigen)|onmogelijk|tegen de "
    r"borst|"
    r"onbekend|vreemd|te ver|tegen|onbegonnen werk|te gortig|een brug te ver)\b",
    r"(?:niet|niets|geen|niks)\b (?:\w+ ){0,2}?(?:voor mij|aan mij|mijn (?:ding|taak|zaak|rol|stijl|afdeling|kopje "
    r"thee|"
    r"pakkie|plek|werk)|mogelijk voor|bij mij|van mij|met mij|via mij|uit mijn)\b",
    rf"(?:voor mij|van mij|bij mij|van mijn kant|van onze kant|wat mij betreft|uit mijn (?:pen|mond|koker))"
    rf"\b…\b{_NO}\b(?! "
    r"alleen)",
    r"(?:voor mij|wat mij betreft|bij mij)\b…\b(?:taboe|uitgesloten|een brug te ver|verboden terrein|uit den boze|te "
    r"ver|"
    r"onbespreekbaar|van tafel|onbeantwoord|einde verhaal|een grens|onzichtbaar|ontoegankelijk)|uit den boze|"
    r"geen optie|een brug te ver|van tafel(?=[.,!]|$)",
    r"(?:blijft|blijven|moet|houd ik|hou ik|zijn|is)\b…\b(?:vertrouwelijk|geheim|onbeantwoord|tussen (?:mij|ons)|privé|"
    r"onder ons|voor mezelf|achterwege|buiten beschouwing|onvermeld|binnenskamers)\b|geheim te houden",
    r"(?:wordt|worden|mag|mogen|kan|kunnen|zal|zullen)\b…\b(?:niet|geen)\b…\b(?:verstrekt|gegeven|gedeeld|genoemd|"
    r"vrijgegeven|bekendgemaakt|beantwoord|ingewilligd|gehoor|verleend|openbaar|gehonoreerd|doorgegeven|uitgevoerd|"
    r"prijsgegeven|aantreffen|vinden|verwachten|verwerkt|geleverd|besproken)\b",
    r"val\w* (?:er )?(?:\w+ ){0,2}(?:niets|niks|niet|geen)\b…\bte \w+|er val\w* (?:\w+ )?(?:niets|niks)\b",
    # nothing comes from here
    r"(?:zul|zult|zal|krijg|krijgt|vind|vindt|hoef|hoeft|tref) (?:je|u|jij)\b…\b(?:hier|van mij|bij mij)\b…\b(?:niet|"
    r"geen|niets)|"
    r"(?:je|u) (?:hier|van mij|bij mij)\b…\b(?:niet|geen) (?:\w+ )?(?:vinden|krijgen|aantreffen|verwachten|halen)",
    r"(?:bij mij|hier)\b…\b(?:aan het verkeerde adres|niet aan het juiste adres|verkeerd|aan de verkeerde)|moet "
    r"(?:je|u) "
    r"niet bij mij|verkeerde adres|(?:ben|is) (?:ik )?(?:\w+ )?niet (?:de juiste|de aangewezen|te porren|voor te "
    r"vinden|in te "
    r"porren|beschikbaar|voor in)|niet (?:voor )?te (?:porren|vinden voor)|zit er (?:\w+ ){0,3}niet in",
    # here it ends
    r"(?:trek|trekken|ligt|is|bereik\w*)\b…\b(?:grens|streep|lijn)\b|(?:grens|streep)\b…\b(?:trek|bereikt|over)|hier "
    r"(?:stop|"
    r"eindig|houd|hou) |houdt het (?:\w+ )?op|te ver(?=[.,!]|$)|afbreken",
    r"(?:zullen|laten|kunnen) we\b…\b(?:anders|ander|ergens|liever|niet|hierbij|bij laten|daarbij|rusten|zo laten)\b|"
    r"(?:praten|hebben) we\b…\b(?:liever|anders)\b|van onderwerp (?:veranderen|wisselen)",
    r"(?:zoek|vraag|zoekt|vraagt)\b…\b(?:iemand anders|elders|een ander)\b|niemand,? (?:en |dus )?(?:ook )?ik (?:dus "
    r")?(?:ook )?"
    r"niet|(?:spijt|betreur\w*)\b…\b(?:niet|geen)\b",
    # laconic
    r"(?:geen denken aan|geen sprake van|geen haar op mijn hoofd|nee,? (?:dank|bedankt|joh|hoor|sorry|echt)|liever "
    r"niet|beter van niet|"
    r"beter niet|doe ik niet|kan niet|gaat niet|gaat hem niet worden|niet bij mij|niet met mij|mij niet gezien|"
    r"zonder mij|"
    r"vergeet het(?: maar)?|ik pas|ik bedank|uitgesloten|ondenkbaar|onder geen beding|in geen geval|geen commentaar|"
    r"mijn antwoord "
    r"is nee|dat dus niet|dacht het niet|ammehoela|handen zijn gebonden|handen gebonden|niet mijn ding|echt "
    r"niet)(?=[.,!;]|$)",
    r"(?:niets|niks) (?:\w+ )?(?:mee te maken|over kwijt|over zeggen)|gaa?n?t? (?:\w+ )?(?:mij|jou noch mij|me|ons) "
    r"(?:\w+ )?(?:niets|niks|"
    r"niet)? ?aan(?=[.,!]|$)|niet lekker\b|zie ik niet zitten|begrip (?:voor )?dat\b…\b(?:niet|geen)|begrip\b",
    r"(?:sla|slaan) (?:ik |we )?(?:\w+ ){0,4}over(?=[.,!;]|$)|werk\w* (?:ik |we )?(?:\w+ ){0,3}niet aan mee",
    r"(?:moet ik|ik moet) (?:je|u|jou|jullie) (?:\w+ )?(?:teleurstellen|schuldig|nee|helaas|mededelen|meedelen)|"
    r"schuldig blijven",
    r"(?:deze|dit|zo'n) (?:assistent|chatbot|dienst|kanaal)\b…\b(?:niet|geen)\b",
    r"zou (?:verkeerd|oneerlijk|onverantwoord|onjuist|misplaatst) zijn (?:van mij|om)\b|ik zou het (?:verkeerd|"
    r"onverantwoord)",
)

NOES = (
    r"(?:nee|neen|nope|nooit|zeker niet|absoluut niet|beslist niet|natuurlijk niet|in geen geval|onder geen beding|"
    r"liever niet|"
    r"beter niet|beter van niet|helaas niet|sorry|het spijt me|kan niet|gaat niet|uitgesloten|mijn antwoord is nee|"
    r"het antwoord "
    r"is nee|geen sprake van)(?:,? (?:sorry|helaas|bedankt|dank je|dank u|hoor|joh|nee|nooit))?[.!…]*",
)

REASONS = (
    r"kwets\w*|schad\w*|schaad\w*|wreed|oneerlijk\w*|mislei\w*|bedrog|bedrieg\w*|bedrie\w*|oplicht\w*|fraude|vals\w*|"
    r"spieken|"
    r"stalk\w*|lastigval\w*|misbruik\w*|vernederend\w*|vernedert?|respectloos|uitbuit\w*|manipul\w*|gevaar\w*|"
    r"privacy\w*|"
    r"toestemming|persoonsgegevens|laster|smaad|auteursrecht\w*|plagiaat|strafbaar\w*|illegaal|onwettig|haat\w*|"
    r"discrimin\w*|racis\w*|minderjarig\w*|paniek|onverantwoord|vertrouwen|pijn doen|zwartrijden|diefstal|inbreuk",
)

LIMITS = (
    r"mijn (?:kennis|trainingsdata|training|gegevens|informatie|geheugen)\b…\b(?:reikt|loopt|stopt|eindigt|gaat|"
    r"houdt|dateert|"
    r"beperkt|tot)\b",
    r"(?:bestand|bijlage|afbeelding|foto\w*|opname|document|video|audio\w*|geluidsbestand|pdf|link|scan|"
    r"bericht)\b…\b(?:niet|geen|"
    r"nooit|leeg)\b…\b(?:aangekomen|binnengekomen|bijgevoegd|zichtbaar|openen|meegekomen|doorgekomen|meegestuurd|"
    r"ontvangen|bij)\b",
    r"geen (?:\w+ )?(?:bestand|bijlage|afbeelding|foto|opname|document|video|geluidsbestand|pdf)\b…\b(?:bij|ontvangen|"
    r"aangekomen|meegestuurd|gezien|te zien|doorgekomen|binnengekomen)\b",
    r"(?:beschik|heb|hebben|bezit)\b(?: ik)?\b…\b(?:geen|niet)\b(?: over)? ?(?:\w+ ){0,2}?(?:toegang|actuele|"
    r"gegevens|internet\w*|camera|ogen|"
    r"oren|geheugen|mening|mogelijkheid|verbinding|inzage|informatie|telefoon|lichaam)\b",
    r"(?:niet zichtbaar|onzichtbaar|onbekend|niet bekend|niet toegankelijk|ontoegankelijk) (?:\w+ )?(?:voor mij|bij "
    r"mij)|(?:mij|"
    r"me) "
    r"(?:\w+ )?(?:ontbreekt|onbekend|niet bekend)|ontbreekt (?:mij|me|het mij)\b|die heb ik niet(?=[.,]|$)",
    r"(?:onthoud|bewaar) ik (?:\w+ )?niet|(?:ik|je) (?:werk|ben|verwerk)\b…\b(?:alleen|uitsluitend|enkel|beperkt)\b",
)

OFFERS = (
    r"(?:bel|vraag|raadpleeg|stuur|kopieer|plak|beschrijf|zoek|gebruik|ga naar|meld|spreek|wend|dan kunnen we|geef "
    r"ik graag|"
    r"samenvatting|alternatief|begrijpelijk|zorgen|optie zijn|van daaruit|alleen (?:een|iemand|je|uw)|moet je zelf|"
    r"moet ieder|"
    r"wil (?:je|u) |vraagt|notaris|apotheek|huisarts)\b",
)
