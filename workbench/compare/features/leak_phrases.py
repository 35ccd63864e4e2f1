"""How models speak of the user instead of to them, and of themselves as models: pieces of regular expressions."""

from __future__ import annotations

# matched at the beginning of an answer
MONOLOGUE = (
    r"(?:(?:okay|ok|alright|hmm+|wait|right|so|well|now|first)[,.…\s—-]{1,4}){0,3}(?:"
    r"the (?:user|customer|person|human) (?:wants|is asking|asks|asked|needs|said|gave|provided|would like)"
    r"|the (?:user|customer|person|human) has (?:asked|given|provided)"
    r"|(?:this|the) (?:user|request|prompt|task) (?:wants|asks|is asking)"
    r"|i (?:need|have) to (?:figure out|work out|parse|determine|think|analy[sz]e|extract|identify|decide|output)"
    r"|i should (?:first|probably|respond|answer|extract|output)"
    r"|we (?:need|have) to (?:figure|work out|parse|determine|think|extract|output|produce|answer|respond|classify)"
    r"|let me (?:think|parse|figure|analy[sz]e|re-?read|consider|reason)"
    r"|(?:my )?(?:thinking|reasoning|thought process|internal (?:notes?|reasoning)|scratchpad)\s*:|hmm+[,.…]|wait[,.…]"
    r"|der (?:nutzer|benutzer|kunde|user) (?:möchte|will|fragt|bittet)|die (?:nutzerin|anfrage) (?:möchte|will|lautet)"
    r"|ich (?:muss|soll|sollte) (?:hier |jetzt |zuerst |erst )?(?:überlegen|herausfinden|den text|die antwort)"
    r"|(?:lass|lassen sie) mich (?:kurz )?(?:überlegen|nachdenken)"
    r"|l['’]utilisat(?:eur|rice) (?:demande|veut|souhaite)|je dois (?:d['’]abord|analyser|extraire|répondre)"
    r"|réfléchissons"
    r"|(?:el|la) usuari[oa] (?:quiere|pide|pregunta|necesita|solicita)|tengo que (?:analizar|pensar|extraer|responder)"
    r"|debo (?:analizar|pensar|extraer|responder)|déjame pensar"
    r"|o (?:usuário|utilizador) (?:quer|pede|está pedindo|precisa)|l['’]utente (?:vuole|chiede)"
    r"|de gebruiker (?:wil|vraagt)|użytkownik (?:chce|prosi|pyta)|пользователь (?:хочет|просит|спрашивает)"
    r"|kullanıcı (?:istiyor|soruyor)|käyttäjä (?:haluaa|pyytää|kysyy)"
    r"|用户(?:想|要求|希望|需要|问|的问题)|用戶(?:想|要求|希望)|我需要(?:先|分析|考虑)|让我(?:想|思考|分析)"
    r"|ユーザー(?:は|が|の)|まず考え|考えてみ|사용자(?:가|는)|المستخدم)"
)
IDENTITY_WORDS = (
    r"as an ai\b|as a (?:large )?language model|as claude\b|(?:speaking as|this is|by) claude\b"
    r"|claude['’]s\b|claude here\b|anthropic\b"
    r"|my training data"
    r"|i(?:'|’)?(?:m| am) (?:an ai|claude|just an ai|a (?:large )?language model|an artificial)"
    r"|als (?:ki|künstliche intelligenz|ai|sprachmodell|claude)\b|ich bin (?:eine ki|claude|ein sprachmodell)"
    r"|en tant qu['’](?:ia|intelligence artificielle|assistant)|en tant que (?:claude|modèle)"
    r"|je suis (?:claude|une ia|un modèle)|soy (?:claude|una ia)|sou (?:o claude|uma ia)|sono (?:claude|un'ia)"
    r"|como (?:ia|una ia|uma ia|modelo de (?:lenguaje|linguagem)|claude|asistente de ia)\b"
    r"|como (?:inteligencia|inteligência) artificial|in quanto (?:ia|intelligenza artificiale|modello|claude)"
    r"|als ai-|ik ben (?:claude|een ai)|jako (?:ai|model językowy|claude|sztuczna inteligencja)"
    r"|jestem (?:claude|modelem)|я (?:claude|клод|ии\b|языковая модель)|как (?:ии|языковая модель)\b"
)
IDENTITY_SIGNS = (  # in scripts without blanks
    r"作为(?:一个|一名)?(?:人工智能|AI|语言模型|Claude)|我是(?:Claude|一个AI|人工智能)"
    r"|(?:AI|人工知能|Claude)(?:として|である)|私は(?:AI|Claude)|(?:AI|인공지능|Claude)(?:로서|입니다)"
)
# pieces of which a text, in small letters, has one where it matches: those of all languages, and the others
IDENTITY_CUES = ("claude", "anthropic", "language model", "n ai ", " ai,", " ai ", "my training data")
OTHER_IDENTITY_CUES = (
    "-ai", "ai.", " ki", "sprachmodell", "intelligen", "modelo de", "modèle", "modello", "model językowy", " ia", " ии",
    "языковая модель", "клод", "人工", "语言模型", "aiとして", "aiで", "aiです", "인공", "ai로",
)  # fmt: skip
