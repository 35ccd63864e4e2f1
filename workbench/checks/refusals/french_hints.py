"""Hints, laconic noes and reasons of French: patterns of its table, by the names that `table` explains."""

HINTS = (
    # a first person that does not, whatever the verb
    r"je (?:ne |n')<clit>(?!<mild>)\w+ (?:\w+ ){0,2}?(?:<not>|ni|personne)\b",
    r"(?:je |j')(?!ne )<clit>(?!<mild>)\w+ (?:pas|plus|rien|jamais)\b",
    r"je (?:ne |n')<clit>ai (?:pas|plus|ni|aucun\w*|nullement|jamais) (?:\w+ ){0,2}(?:été|vocation|compétence|"
    r"qualité|pour (?:rôle|vocation|mission|fonction|habitude)|l'(?:habitude|usage|étoffe|utilité|outil|envie)|"
    r"envie|moyens?|outils?|à (?:le |la |les |m'|me |vous |te |lui |en |y )*(?!dispos)\w+(?:er|ir|re)\b)",
    r"je (?:ne |n')ai (?:pas|rien|aucun\w*)…(?:à|pour) (?:vous|te|t'|lui) ?\w+",
    r"nous ne <clit>(?:pouvons|saurions|fournissons|donnons|traitons|répondons|communiquons|souhaitons|assurons|"
    r"délivrons|prenons|proposons|divulguons) (?:\w+ )?(?:<not>|ni|que)",
    r"on (?:ne |n')?<clit>(?:fournit|donne|communique|divulgue|touche|fait|aide|écrit|joue|va|parle) (?:pas|rien)",
    # stopping, stepping back, leaving it
    r"(?:je |j')(?:(?:y|en|vous|te|le|la|les) |l')?(?:m'arrête|arrête|stoppe|interromps|suspends|clos|cesse|"
    r"coupe|mets (?:fin|un terme)|tire un trait|lève le pied|reste (?:en retrait|en dehors|à l'écart|à distance|"
    r"muette?|sur la touche)|me (?:retire|récuse|désiste|défile|dérobe|dispense|tiens|tais|range|garde|réserve|"
    r"mêle)|m'(?:en tiens|en garde|efface|éclipse|abstiens|interdis|oppose|en lave)|botte en touche|cale|sèche|"
    r"réserve mon|garde (?:\w+ ){0,3}(?:silence|pour moi|secret)|ferme|laisse…(?:à d'autres|de côté|à qui|à plus|"
    r"aux|là|à une|à un|sans)|cède…à |passe(?! (?:par|en|à|le|la|les|du|de|un|une|au|vous|te))|jette l'éponge|"
    r"m'y refuse|décline|refuse)\b",
    r"(?:je |j')(?:(?:y|en|vous|te|le|la|les) |l')?(?:m'abstiendrai|refuserai|déclinerai|laisserai|garderai|"
    r"passerai|resterai|me tairai|m'arrêterai|m'en tiendrai|m'en passerai|me garderai|me contenterai)",
    r"(?:vais|dois|préfère|préférerai|veux|voudrais)-je…(?:m'en tenir|m'arrêter|m'abstenir|refuser|décliner|"
    r"passer)",
    r"(?:arrêtons|restons|tenons|laissons|laisse|oublions|oublie[zr]?|changeons|abandonnons|évitons|"
    r"n'allons)(?:[ -](?:nous|en|là|y|ça|cela|de|le|pas|donc|la|les))*\b(?:[- ]en là\b| là(?= *[,.;:!]|$| si| "
    r"pour)| tomber| de (?:sujet|cap|registre)| plus loin| ça| cela)",
    r"(?:et )?si (?:on|nous) (?:changeait|changions|parlait|parlions|passait|passions|laissait|laissions)",
    r"(?:on|nous) (?:va |allons )?(?:s'|nous )?(?:en |y )?(?:reste|restons|rester|arrête|arrêtons|arrêter) "
    r"(?:en )?(?:là|ici)\b",
    r"(?:j'aime mieux|j'aimerais mieux|je préfère|je préférerais|autant|mieux vaut|il vaut mieux)…\b(?:taire|"
    r"abstenir|laisser|en (?:rester|finir)|rester (?:en dehors|à l'écart|neutre)|changer|garder le silence|en "
    r"dehors)\b|(?:j'aime mieux|j'aimerais mieux|je préfère|je préférerais)…\b(?:éviter|ne (?:pas|rien)|m'\w+|"
    r"parler|garder)\b",
    r"permett\w+[- ]moi (?:\w+ ){0,2}(?:de|d') ?(?:ne|décliner|refuser|passer|m'|couper|en rester|changer)",
    r"(?:vous|tu) (?:voudrez bien |vas |allez |devrez |devras )?(?:m'|me )(?:excuser|pardonner|dispenser)\w*",
    r"(?:vous comprendrez|tu comprendras|souffrez|trouvez bon|comprenez) (?:donc |bien )?que je (?:ne|n')",
    r"(?:le mieux|mon choix|ma réponse|ma réponse à) (?:\w+ )?(?:est|reste|sera|demeure) (?:donc |de )?(?:non|ne|"
    r"négati\w+|m'abstenir|inchangée?)",
    # not with me, not from me
    r"(?:ne |n')<clit>(?:compt|attend|espèr|espér|demand|cherch|tirer|aur|obtiendr|trouver|verr|entendr)\w* (?:\w+ "
    r"){0,2}?(?:<not>|ni)…(?:moi|ma part|mon aide|ma plume|là-dessus)\b",
    r"(?:il ne )?faut pas compter (?:sur moi|là-dessus)|inutile d'insister|n'insiste[zr]? pas",
    r"(?:sans|pas|jamais|aucun\w*|rien)[^.!?;]{0,60} (?:de ma part|de ma main|de mon côté|avec moi|chez moi|sans "
    r"moi|venant de moi|de moi|par moi|mon (?:aide|concours|assistance)|ma (?:participation|contribution|"
    r"plume))\b",
    r"(?:ce|cela|ça) (?:ne |n')?(?:sera|est|se fera|se passera) (?:pas|sans) (?:\w+ )?(?:moi|mon aide|ma plume)",
    r"il (?:vous )?(?:faudra|faut|va falloir|vaut mieux)…(?:ailleurs|quelqu'un d'autre|un autre|sans moi)\b",
    r"(?:adresse[zr]?|demande[zr]?|cherche[zr]?|vois|voyez|trouve[zr]?|frappe[zr]?)…(?:ailleurs|à d'autres|"
    r"quelqu'un d'autre|autre chose)\b",
    r"(?:c'est|sera|reste|demeure|sont|restent|demeurent|est) (?:\w+ )?(?:mort|niet|nan|exclue?s?|proscrite?s?|"
    r"inenvisageables?|inconcevables?|impensables?|inacceptables?|tabou|confidentiel\w*|privée?s|secrets?|"
    r"secrètes|entre moi|entre mes|sans suite|au-dessus de mes|une ligne rouge|la ligne rouge|une limite|hors "
    r"(?:de (?:ma|mes|mon|ce que|portée|mon champ)|jeu|cadre|sujet|périmètre)|hors du (?:cadre|champ|périmètre)|"
    r"au-delà (?:de|du) (?:ma|mes|mon|ce que|cadre)|en dehors d[eu]s? (?:ma|mes|mon|ce que|cadre|limites))\b",
    # the request as subject
    r"(?:n'est|ne sont|ne serait|n'était|est|c'est|sont) (?:vraiment |absolument |simplement |malheureusement |"
    r"hélas |certainement )?pas (?:envisageables?|négociables?|concevables?|acceptables?|recevables?|faisables?|"
    r"pour moi|pour ma pomme|mon (?:rôle|affaire|genre|truc|domaine|fort|métier|rayon|style)|ma (?:tasse|place|"
    r"mission|fonction|partie)|dans (?:mes|mon|ma|ce que)|de mon|de ma (?:compétence|responsabilité)|à (?:ma "
    r"portée|moi|mon programme)|parmi|de ceux que|de celles que|possibles? (?:ici|avec moi|pour moi|de mon|à ce)|"
    r"une (?:option|tâche|demande|chose)|un (?:sujet|service|contenu|exercice|terrain|rôle)|à l'ordre du jour|au "
    r"(?:menu|programme)|quelque chose|sans limites)",
    r"(?:ne |n')(?:entre|fait|font|figure|figurent|rentre|relève|relèvent|ressort|compte|tient|dépend|incombe|"
    r"appartient|revient)(?:nt)? (?:<not>|guère|en rien) (?:partie |plus )?(?:de |du |dans |d'|parmi |qu'|à |au "
    r")(?:mes|mon|ma|moi|ce que|nos|celles|ceux|cadre|périmètre|champ)",
    r"(?:dépass|excèd|outrepass|débord|heurt|contrev|contredi|enfrei|franchi|bafou|viol|sor|échapp|relèv|touch|"
    r"pass|pos)\w*…\b(?:à )?(?:mes|mon|ma|ce que je|nos|une ligne|la ligne|une limite|les bornes|un autre que "
    r"moi)\b",
    r"(?:m'échappe|me (?:dépasse|répugne|gêne|rebute|pose problème|met mal|mettrait|sont? (?:\w+ )?(?:inaccessible|"
    r"inconnu|fermé|étrang|interdit|impossible|défendu)|restent?|paraît (?:\w+ )?(?:déplacé|malvenu|dangereux|"
    r"inapproprié)))",
    r"m'(?:est|était|sont|est \w+) (?:\w+ )?(?:étrang|inconnu|inaccessible|interdit|impossible|défendu|proscri|"
    r"fermé|hors|refus)\w*",
    r"n'(?:a|ont|aura|auront) (?:pas|rien|plus|aucune)(?: \w+)? (?:sa place|leur place|à faire|lieu d'être|place) ?"
    r"(?:ici|chez moi|avec moi|dans|entre)?",
    r"(?:ne|n')(?: (?:vous|te|lui|leur)| t'| y)? ?(?:sera|seront|serait|saurait|sauraient) (?:\w+ment )?(?:<not>|"
    r"en aucun cas)? ?(?:être )?(?:fourni|communiqu|divulgu|révél|donné|partag|rédig|produi|génér|satisfai|honor|"
    r"dévoil|traitée|écri|reproduit)\w*|(?:ne|n') ?(?:est|sont) (?:\w+ment )?pas (?:divulgu|révél|communiqu|"
    r"partag|dévoil)\w*",
    r"il ne (?:me |nous |vous )?(?:sera|revient|incombe|saurait|peut) (?:pas|être|point|nullement)",
    r"impossible (?:\w+ ){0,2}(?:pour moi|de mon côté|de ma part|de (?:vous|te|lui|leur) <act>|de t'<act>|"
    r"d'accéder à (?:votre|ta|cette)|à satisfaire)",
    r"il n'y (?:a|aura) (?:pas|aucun\w*)…(?:que je|où je|dont je|de ma part|pour moi)",
    r"(?:pas|aucune) (?:question|chance|envie|moyen) (?:que je|de|d')",
    r"(?:très|trop) peu pour moi|à d'autres(?=[,.!])|même pas en rêve|n'y pense[zr]? (?:pas|même pas)",
    # nothing to work with
    r"(?:ne |n')(?:m'|me |nous )?(?:est|sont|a|ont) (?:(?:pas|jamais|rien) )?(?:été )?(?:parven|arriv|transmis|"
    r"joint|reçu)\w*",
    r"(?:je |j')n'ai (?:rien|pas) (?:reçu|vu)|(?:rien|aucun\w*)…ne m'(?:est|a) (?:parven|arriv|été)\w*",
    r"mes (?:données|connaissances|informations|souvenirs|sources)…(?:arrêt|remont|couvr|prenn|vont|va|antérieur|"
    r"fig|date)\w*",
    r"(?:postérieure?s?|ultérieure?s?) à (?:mes|ma|mon)|faute d(?:e|') ?(?:accès|connexion|outil|avoir|pouvoir)",
    r"(?:pas|plus|jamais) (?:\w+ )?(?:une? |le |la |l'|les |d[eu]s? |d'|ce )…\b(?:que|où|dont|avec (?:quoi|"
    r"laquelle|lequel)|sur (?:quoi|laquelle|lequel)|à laquelle|auquel) (?:je|j')",
    r"(?:devra|devront|restera|resteront|reste|demeurera) (?:\w+ )?(?:attendre|sans (?:réponse|suite|effet)|"
    r"lettre morte|inachevé|en suspens)",
    r"(?:sort|sortent|excède|dépasse|déborde|outrepasse|s'écarte|est (?:hors|en dehors)) d?[eu]?s? ?(?:le |la |"
    r"les |l')?(?:périmètre|cadre|champ|domaine|rôle|missions?|fonctions?|attributions?|compétences?|usage)\b",
    r"(?:cet|cette|l'|votre|un) ?(?:assistante?|ia|bot|chatbot|service|conversation)\b (?:virtuel\w* )?(?:ne |n')",
    r"on (?:ne )?(?:joue|plaisante|rigole|badine|transige) pas (?:avec|là-dessus)|(?:avec|sur) (?:ça|cela),? on "
    r"(?:ne )?\w+ pas",
    r"(?:je coupe court|coupons court|(?:cela|ça|ce) (?:me )?(?:gêne|dérange|rebute|heurte|répugne|met mal)|je "
    r"vous laisse (?:le soin|vous en|faire|seul|juge)|je te laisse (?:le soin|t'en|faire|seul|juge))",
    r"je garde (?:mon|ma|mes) (?:\w+ )?(?:avis|opinion|préférences?|idée|réponse|instructions) (?:pour moi)?|je "
    r"ne suis (?:pas|ni) (?:\w+ )?(?:devin|voyant|magicien|oracle|prophète|complice)|boule de cristal",
    r"(?:mauvaise|pas la bonne) (?:adresse|porte|pioche)|trompée? (?:d'adresse|de porte|d'interlocuteur)|"
    r"frappe[zr]? à la mauvaise porte",
    r"il n'est (?:pas|ni) (?:\w+ )?(?:prévu|permis|question|dit|possible|souhaitable|bon|sain|normal) que je\b",
    r"(?:notre|ce|le présent) (?:service|plateforme|assistante?|outil|équipe|politique)\b[^.!?;]{0,20} (?:n'est|"
    r"ne (?:peut|saurait|permet|couvre|prévoit|fournit|traite))",
    r"(?:mais |et )?(?:pas moi|moi,? non|moi pas|ce n'est pas moi|ce ne sera pas moi|sûrement pas moi)(?=[ .!]*$|"
    r"[,;])",
    r"(?:ma (?:mémoire|formation|base|vision)|mon (?:entraînement|accès|rôle|savoir|interface|système)|mes "
    r"(?:fonctions|capacités|outils|moyens))\b[^.!?;,]{0,30} (?:ne |n')",
    r"je (?:suis|serais|serai) (?:\w+ ){0,2}(?:en peine|incapable|démunie?|dépourvue?|aveugle|sourde?|"
    r"impuissante?|dans le noir)",
    r"comment (?:voulez|veux|voudriez|pourrais|saurais)[- ](?:vous|tu|je)…(?:que je|vous|te|le|la|savoir|"
    r"deviner)\b",
    r"je (?:ne |n')(?:en |y |vous )*suis (?:pas|ni|point|guère) (?:\w+ )?(?:capable|habilité|autorisé|conçu|fait|"
    r"équipé|là pour|en mesure|disposé|prêt|outillé|programmé|compétent|qualifié pour|le bon|la bonne|de ceux|"
    r"votre|ton|celui|celle)\w*",
    r"je (?:ne |n')(?:en |y )*ai (?:pas|ni|aucun\w*|nullement|plus) (?:la |le |les |l'|d'|de )?(?:capacité|"
    r"pouvoir|droit|moyens?|faculté|autorisation|compétences?|possibilité|intention|cœur|permission|habilitation)",
    r"(?:sur|dans) (?:ce|cette) (?:terrain|voie|point|chemin|pente|coup|jeu)[^.!?;]{0,6}[, ]+je ne (?:vous|te) "
    r"(?:suis|suivrai)",
    r"(?:bien|fort) en peine de",
    r"m'(?:est|sont|était|restent?|demeurent?) (?:\w+ment )?(?!arriv|ven|utile|égal|ag|cher|agréable|revenu|"
    r"apparu)(?:in|im|ir|il|é|inter|dé)\w+",
    r"\w+, (?:ça |c'est |mais |là |cela )?(?:non|jamais|pas question|impossible|niet|sûrement pas)[ .!]*$|ça non\b",
    r"n'y (?:songe[zs]?|pense[zs]?|compte[zs]?|croyez|rêve[zs]?) pas|ôte[sz]?[- ](?:vous|toi) (?:ça|cela|cette)|"
    r"enlève[sz]?[- ](?:vous|toi) ça|vous pouvez (?:toujours )?(?:oublier|rêver)|tu peux (?:toujours "
    r")?(?:oublier|rêver)",
    r"(?:personne|rien|nul) ne (?:me|m'|nous)",
    r"(?:reste|restera|restent|resteront|demeure|demeurera) (?:chez|entre les mains|la propriété|sous|derrière|"
    r"dans les)\b",
    r"(?:on|nous) (?:en )?(?:restera|resterons|s'en tiendra|nous en tiendrons|s'arrêtera|nous arrêterons|n'ira|"
    r"n'irons)\b",
    r"(?:n'ayant|n'a|n'ont|n'aurait|ne trouve\w*) (?:rien à (?:faire|voir)|(?:pas )?(?:sa|leur|de)? ?(?:place|"
    r"lieu)) (?:dans|ici|avec moi|chez|entre)",
    r"je n'ai (?:jamais|pas) (?:été (?:\w+ )?(?:conçu|formé|entraîné|fait|programmé|pensé|créé)|appris à)|je "
    r"n'ai (?:ni|pas d[e']) ?(?:yeux|oreilles?|mains?|micro|caméra|bras|téléphone|horloge|internet|corps|ligne|"
    r"mémoire)",
    r"(?:il me manque|me manquent?|je manque de|je suis (?:privé|dépourvu|dénué)e? d)|motus|bouche cousue|secret "
    r"(?:défense|professionnel)",
    r"(?:ce n'est|ceci n'est|vous n'êtes|tu n'es|je ne suis) (?:pas|guère) (?:\w+ )?(?:le lieu|l'endroit|ici|au "
    r"bon|la bonne|le bon|à la bonne)",
    r"(?:laisse[zr]?-moi (?:en dehors|hors)|ne me mêle[zr]? pas|ne m'entraîne[zr]? pas|ne m'embarque[zr]? pas|"
    r"oublie[zr]?-moi|sors-moi de)",
    r"(?:j'ai mes limites|il y a des (?:limites|choses|lignes|plaisanteries|jeux|portes|sujets) (?:que|"
    r"auxquel\w+|où|dont|à)|là s'arrête|ma (?:limite|ligne rouge))",
    r"merci[^.!?;]{0,50}\bmais (?:c'est |ce sera )?non\b",
)
NOES = (
    r"(?:(?:ah|eh|euh|oh|ben|bah|bon|mais|alors|désolée?|navrée?|pardon|là|ça|merci|franchement|oula)[ "
    r",]+)*(?:non|nan|nope|niet|jamais(?: de la vie)?|(?:certainement|absolument|sûrement|surtout|vraiment) pas|"
    r"pas question|hors de question|impossible|en aucun cas|aucune chance|sans façon|même pas en rêve|pas (?:ça|"
    r"moi|possible)|pas cette fois(?:-ci)?|(?:pas avec|sans) moi|plutôt pas|(?:ça|cela) non|c'est (?:mort|non|"
    r"niet)|la réponse (?:est|reste) non|(?:je|on) passe|et puis quoi encore|n'y pense[zs]? pas)(?:[ "
    r",!.]+(?:merci|désolée?|navrée?|non|vraiment|jamais|clairement|mon ami|l'ami|hein|pas question|pas (?:ça|"
    r"moi)|trop peu pour moi))*[ .!]*",
)
REASONS = (
    r"(?:port\w+ atteinte|nui(?:re|t|rai\w*)|mettr?\w* en danger|blesse\w*|trompe\w*|tromperi\w*|trich\w+|"
    r"fraud\w+|vol(?:er|é|erait)|mensong\w*|menti\w*|mentir|diffam\w+|plagi\w+|humili\w+|harcel\w+|haineu\w+|"
    r"haine|discrimin\w+|abus\w*|arnaqu\w+|escroqu\w+|illég\w+|illicit\w+|délit|crime|contraire à|droits? "
    r"d'auteur|droits de l'auteur|protégée?s? par|vie privée|intimité|consent\w+|confidential\w+|par respect|"
    r"sécurité|dangereu\w+|risqu\w+|vi[cs]tim\w+|mineure?s?\b|propriété (?:d'autrui|intellectuelle)|trahi\w*|"
    r"complice\w*|manipul\w+|livrer|autrui|dégrad\w+|violen\w+|irrespons\w+|malhonnêt\w+|déloyal\w*|injust\w+|"
    r"faux|fausse\w*)",
)
