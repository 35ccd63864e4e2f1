"""Frequent small words of languages that share a script, the most frequent first: what tells such languages apart."""

from __future__ import annotations

_LATIN = {
    "en": "the of and to in is that it for you with are on as was this be have i not or by from at an they we per"
    " your can which but he she his her will has had if their what there would all when total step number cost"
    " answer one more about its who them so my out up been than how some into do no could other these our were me"
    " any also just each should here may like only very before after through because over most own while both again"
    " always never many much make made use used using help need know see time people way every between such those"
    " without within against during under good new first well even being did does it's don't you're let's sure where"
    " why us too yet let another since until off down then got get go back around long little day here's that's i'm"
    " i'll we're they're isn't can't set best great along via",
    "de": "der die und das in ist zu den mit von sich für nicht es ein auf eine ich dem des im auch als an sie"
    " werden aus wie oder dass einen bei kann sind einer er haben nach um wird nur noch hat wir war so aber über"
    " diese durch wenn man sein eines vor zum zur mehr sehr ihre bis können ihr einem mich mir uns wurde keine schon"
    " unter hier ihnen dir dich du alle was",
    "fr": "de la et le les des à en un est que une pour dans qui il du pas sur plus par je avec ce au vous se sont"
    " nous ne son cette ou mais sa elle être ont aux comme ces fait tout on peut leur aussi même bien si était ses"
    " votre très sans deux y entre dont cela mon ma notre où quand c'est été avez faire afin ainsi merci leurs"
    " lorsque puis donc toujours jamais trop petit petite rien encore avant après chez toute toutes tous cet celui"
    " celle vos nos j'ai n'est d'une d'un qu'il tu as déjà environ quatre trois ça voici voilà sous lui toi moi doit"
    " doivent faut celles ceux d'abord pendant depuis selon vers cas",
    "es": "de la que el en y a los se las un por con no una para su es al lo como más del pero sus le ha me si sin"
    " sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué"
    " sólo han yo hay vez puede todos así nos ni parte tiene uno donde bien estos te eso cada tu él ella o están"
    " gracias cualquier nosotros nuestra nuestro sido sean fueron nada nadie siempre nunca antes después ahora aquí"
    " según contra toda todas otra otros otras cómo ese esa puedes",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu"
    " sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter"
    " seus quem nas me esse eles são você essa num nem suas meu às minha têm numa elas pode isto esta pelos obrigado"
    " vocês toda todo pessoa qualquer outros outras outro contra cada onde ainda sempre nunca antes agora aqui assim"
    " nós uns umas sobre porque direito dele dela nosso nossa seja foram nenhum ninguém teve fazer",
    "it": "di e il la che è un per in non una sono del da con si le della i più nel come dei ma al anche lo gli ha"
    " alla delle su se o questo ci ho questa tra dal essere mi era degli suo perché nella quando tutti cosa molto"
    " fare può c'è loro sua ne stato due così tutto poi solo già dalla io tu hanno quello ogni senza dell' grazie"
    " nell' all' un' propri propria proprio sempre mai prima dopo ancora dove quale quali vi abbiamo siamo deve"
    " altri altre altro individuo tale nessuno troppo alcuna",
    "nl": "de het een en van in is dat te op die voor met niet zijn aan er om hij ook als maar naar bij uit nog ze"
    " wat door wordt kan je over dan zich of heeft deze ik worden was dit meer wel we hebben geen had zou veel tot"
    " moet al mijn hun onder zo waar nu kunnen moeten werd hoe haar alle andere tegen iets goed gaan uw wij jij u"
    " ieder elke zonder eigen tussen dag altijd nooit omdat want niemand iemand twee ons onze zal mag zowel dus"
    " later",
    "pl": "w i na z się nie do to że jest o a jak po co od za dla przez tak ale by był są oraz może jego przy ich"
    " tym już tylko pod tego lub czy który która które można bardzo być jej było ze ma jako także bo mnie mi go więc"
    " kiedy gdy jeśli aby nas nam wszystko ten ta te będzie również między każdy",
    "fi": "ja on ei se että oli hän mutta ovat kun niin myös joka tai kuin voi sen minä mitä ne jos nyt vain mukaan"
    " olla sekä jo hänen tämä ole jotka siitä ollut tämän sitä sinä kanssa mikä joten vielä kaikki hyvin me he oman"
    " ennen jälkeen olisi voivat eivät näin koska jossa sinun minun yli siinä yksi kaksi kuten muun niitä jokaisella"
    " kaikkien myöskään hänellä niiden itse eikä kuka kukaan liian koskaan aina vuonna paljon minulla voidaan täytyy"
    " pitää teidän heidän mistä milloin missä miten miksi hyvä uusi suuri tätä noin lisäksi kautta aikana avulla"
    " usein ihan siksi vaikka joita jolla joissa oikeus sellaisen yhtä ketään henkilö kiitos",
    "tr": "ve bir bu da de için ile çok daha olarak olan ne gibi kadar var ama en o her ben sonra ki olduğu ya mi"
    " göre değil şey diye ise sen biz onun bunu nasıl veya hem iki tüm değildir olur vardır içinde üzerinde üzere"
    " tarafından yok benim size siz bana şu oldu etmek arasında önce büyük yeni kendi ancak eğer çünkü mı",
    "sv": "och i att det som en på är av för med till den inte har de ett om han men var jag sig från vi så kan man"
    " när år under eller vid efter också ska du då hade där nu blir bara mot skulle alla sin kommer många än genom"
    " mycket hon några detta dem mer sina mellan utan dig mig sitt hur någon deras varit få finns rätt varje får"
    " inom vars vilken vilket andra samma tack eftersom därför alltid aldrig bättre igen ingen inget två fått skall"
    " göra gör vara honom henne er era oss vårt vår",
    "da": "og i at det er en til på som af for med de den har ikke der et var om jeg men han sig vi fra så kan også"
    " når ved man skal eller efter være blev over nu hvor hun hvis hvad blevet mange alle mig noget kun selv mere"
    " her ud hvordan havde dig min deres end sin ind jo op vil meget ville mellem uden hans gør fordi enhver ret"
    " lige frihed mod hvilken andre sådan således derfor lidt samt bør blandt gennem flere jer jeres os kunne skulle"
    " været have få tage give bliver godt nogle hver altid aldrig igen lille måde venligst ingen tak eftersom"
    " hverken land nogen heller lov tirsdag både stå",
    "no": "og i det er på som en å til for av at med ikke den har de jeg et om var han seg men vi fra så kan også"
    " når ved man skal eller etter være ble over nå hvor hun hvis hva blitt mange alle meg noe bare selv mer her ut"
    " hvordan hadde deg min deres enn sin inn opp vil mye ville mellom uten hans gjør fordi både siden enhver rett"
    " like frihet mot hvilken andre slik derfor litt samt bør blant gjennom flere dere oss kunne skulle vært ha få"
    " ta gi blir godt noen hver alltid aldri igjen liten måte vennligst ingen takk ettersom verken land heller lov"
    " ikkje eg ein frå dei vere kva korleis rettar fridom nokon eit",
    "cs": "a se v na je že to s z do o i jako k ve pro by si ale po tak od které který která jsou byl už nebo jen za"
    " jeho při co podle může být jsem jsme když až také jak však bylo ze kteří jejich aby ještě bude před není tím"
    " má mezi než pokud velmi tento tato toto proto více každý můžete její bez kdo kde pouze mohl mít měl své svého"
    " svou všechny každého další dnes protože nám vám prosím byla byli mně něco nic vždy dobře jeden dvě proti právo"
    " mají základě takové nesmí nikdo svých svobodu včetně anebo jenž",
    "sk": "a sa v na je že to s z do o aj ako k vo pre by si ale po tak od ktoré ktorý ktorá sú bol už alebo len za"
    " jeho pri čo podľa môže byť som sme keď až tiež však bolo zo ktorí ich aby ešte bude pred nie tým má medzi než"
    " ak veľmi tento táto toto preto viac každý môžete jej bez kto kde iba mohol mať mal svoje svojho svoju všetky"
    " každého ďalší dnes pretože nám vám prosím bola boli mne niečo nič vždy dobre jeden dve proti právo majú"
    " základe nesmie nikto svojich slobodu vrátane keďže nikoho",
    "ro": "de și în a la cu să o nu că pe un din este pentru mai care au se ca sunt fi ce lui prin am dar după sau"
    " fost această acest nici cum până între când ale ai foarte avea doar unei unui dacă mă tot fie poate el ea sale"
    " cele cel fără atunci acum asupra fiecare îmi îi noi voi era ar le îl vă despre toate",
    "hu": "a az és hogy nem is egy volt ez de meg csak már vagy mint ha van még azt el ki be azonban lehet minden"
    " kell pedig amely nagyon után ezt fel aki között nincs amikor majd itt ott sem lett mert így több akkor igen"
    " valamint során való ezek vannak által én te ők mi ami olyan két egyik saját",
    "vi": "và của là có các trong được cho một những không với để người khi này về như từ đã ra đến tôi thì cũng vào"
    " nhiều bạn phải làm hay sẽ trên tại năm đó theo nhưng sự bị nên lại rất chỉ hơn hoặc việc mà đang còn thể nó ở"
    " ông nếu mình giúp cần đi",
    "id": "yang dan di dengan ini untuk dari dalam itu pada tidak adalah saya ke akan bisa ada oleh juga anda kami"
    " karena atau sebagai dapat telah lebih sudah mereka orang kita dia seperti tersebut bahwa harus banyak hanya"
    " saat menjadi secara tetapi lain kamu sangat jika antara satu agar belum apa hari aku para",
    "hr": "je i u se na da su za od s a kao iz bi ne koji što sam će to do o po koja ili ali nije samo koje bilo još"
    " sve kako ima biti kada mi nakon može prema te zbog bio ovo nego ako li također više već ga smo vrlo kod uz bez"
    " njegov jer jedan svatko pravo nitko tko svoje svoju njegove njihove gdje molim hvala nas vas nam vam njih nje"
    " svi sva svaki bila bili kojim kojima kojih ovaj ova ovi taj ta kojoj koju",
    "sl": "je in v na se da za so z s bi ki pa ne kot po tudi pri iz ali od ter sem še ni bo to do lahko kar že če o"
    " kako bilo med samo zelo smo več ko ima vse ker biti svoje njegov tem bil bila le nas kaj sta tega vsak pravico"
    " brez katerih katera kateri katero drugih svojo kjer nihče morajo mora danes oziroma glede proti potem zakaj"
    " kdaj vedno nikoli zdaj tukaj naš vaš moj jaz oni lepo hvala prosim njegove nikogar nima imajo vsakdo kakršne"
    " čigar tako preveč hotel dve",
    "et": "ja on ei et see ta oli ka kui mis või ma aga oma nii siis mida seda kes välja veel selle nad kuid ning"
    " olla kõik peale üks ole juba nagu mind tema ainult ära kus pärast väga pole saab ennast enne neid meie sest"
    " üle nende võib olema teha sa igal igaühel inimesel õigus ilma võimalik ükski samuti palun tänan aitäh keegi"
    " midagi alati mitte liiga väike kaks meil teil sinu minu tuleb peab",
    "lv": "un ir ar no uz ka par kas to tas pie lai nav bet arī vai kā bija pēc tā viņš es tika šo ja tikai vēl kur"
    " līdz gan ļoti pat kad savu tiek viņa šis mums jau būs var jā kopā būt vairāk cilvēku visi mani katram cilvēkam"
    " tiesības nevienu bez citu katrs lūdzu paldies kāds nekas vienmēr nekad pārāk divas jums tavs mans viņu savas"
    " jo",
    "lt": "ir yra į kad su iš kaip tai bet ar per apie tik dar jau nuo jo buvo ne jis po labai už prie ji man jos aš"
    " savo kurie kuris gali būti mes nes arba jei tačiau šis dėl jų taip pat visi kai kas kiekvienas žmogus teisę"
    " turi niekas be kitų kitas prašau ačiū kažkas visada niekada dvi mums jums tavo mano kiekvieną bei tiek",
    "sw": "ya na wa kwa ni katika la za kuwa cha hii hiyo au lakini pia kama huo huu wake vya yake watu hivyo hilo"
    " yao sana kila zaidi mtu kwamba hata si yangu hapa ili moja bila wakati mimi wao sisi wewe yeye baada kabla"
    " nini huku kutoka kuna ambayo ambao hizo wote yote",
    "tl": "ang ng sa na mga at ay ito si ni para hindi kung may siya ko ka mo ako niya kanyang isang o pero lang din"
    " rin nang ito'y namin natin kami tayo sila kaya pa ba po nito dahil mula bilang upang iyong ating wala",
    "ca": "de la i el que en a les els per un una és amb no del al es va com més però són seva seu dels o ha aquest"
    " aquesta perquè també hi si molt pel tot quan ser entre fins sense has està jo ens estat això fer anys on cada"
    " seus tota persona té dret qualsevol altres altre contra sempre mai abans després ara aquí així nosaltres"
    " nostra nostre sigui han hem ningú massa us plau sota ni llur llurs",
    "af": "die van en in is dat het te nie om 'n op vir met sy wat hy aan as by hulle was ek daar ook maar deur word"
    " nog uit na sal ons kan haar tot jy my of so oor geen meer waar hierdie wees moet baie iedereen enige sonder"
    " ander omdat toe asseblief dankie julle elke altyd nooit niemand twee nou eerste nuwe groot soos sodat indien",
    "sq": "të e në dhe i për me që nga një është më u si do nuk ka së por kjo janë ky edhe kur ai duke ishte pas tij"
    " kanë shumë ajo apo ose mund gjithë pa vetëm jo unë ju ne",
}
_CYRILLIC = {
    "ru": "и в не на что с по это как я к он из для от но у за а так то все же о она мы вы бы был его их при если"
    " или только ещё еще было быть есть может до когда мне где этого чтобы также который которые них вас нет очень"
    " под более ваш этот эта эти каждый человек имеет право никто должен должны должна своих своего себя свои были"
    " будет этом пожалуйста спасибо потому слишком два раз там здесь тоже сейчас всегда никогда которой всех ему ей"
    " нам вам кто чем",
    "uk": "і в на не що з та у до це як для за я від є про він а але його або так ми ви ще по був бути їх при якщо"
    " вона коли також може того цього які який щоб було вже тільки після дуже під між більше всі ваш ці якої має й"
    " із кожна людина право ніхто повинен своїх свого себе свої були буде цьому будь ласка дякую тому надто два раз"
    " там тут теж зараз завжди ніколи якому всіх йому їй нам вам хто чим бо ж",
    "bg": "на и в да се за е от с не по са че като ще това до си а бе при той или но който които което има може след"
    " беше само един една аз ви ние тя защото трябва му ги също така много всички както между без към през тези този"
    " всеки човек право никой своите свои себе бяха бъде моля благодаря затова твърде два пъти там тук сега винаги"
    " никога която нему нам вас кой какво бъдат",
    "sr": "је и у се на да су за од са а као из би не који што сам ће то до о по која или али није само које било"
    " још све како има бити када ми након може према те због био ово него ако више већ га смо врло код без",
    "mk": "на и во да се за е од со не по што како ќе тоа до си а беше при тој или но кој кои има може само еден"
    " една јас ние таа затоа треба му ги исто така многу сите меѓу без кон низ овие овој сум",
    "be": "і ў на не што з у па гэта як для да за я ад ёсць пра ён а але яго або так мы вы яшчэ быў быць іх пры калі"
    " яна таксама можа таго якія які каб было ўжо толькі пасля вельмі паміж больш усе",
    "kk": "және мен бұл бір үшін де да бар деп ол осы болып туралы керек өз еді емес үлкен кейін көп екі жаңа"
    " бойынша немесе сол оның біз сіз қазақ",
}
_ARABIC = {
    "ar": "في من على أن إلى عن هذا هذه مع التي الذي كان ما لا هو هي أو كما لم بعد قد كل بين ذلك إن ثم يمكن حيث عند و"
    " كانت أي لن غير منذ حتى قبل نحن أنت أنا بعض وقد وهو فإن لكن هناك",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز ما شما می اما یا های باید هر او بود شد دارد"
    " من شده پس اگر چه نمی ها دو همه کند بسیار ای دیگر هستند بین",
    "ur": "کے کی میں ہے کا اور سے کو نے پر یہ کہ ہیں اس ایک جو بھی کر تھا تو ہو گیا لیے ان وہ نہیں آپ ہم تھی کیا یا"
    " تک گی ہوئے اپنے تھے ساتھ ہوتا کرنے جاتا دیا مجھے",
}
_DEVANAGARI = {
    "hi": "के है में की का और से को पर यह एक कि हैं ने नहीं भी इस तो ही कर हो था गया लिए वह जो आप हम थी या अपने साथ"
    " करने बहुत सकते होता कुछ उस जा थे तक मैं अगर जब सकता हर",
    "mr": "आणि आहे च्या या ते मी की तो हे एक नाही साठी करून होते आपल्या ही आहेत तर तुम्ही आम्ही असे त्या होता काही"
    " मध्ये केले खूप आता त्यांच्या जे जर करा हा आपण मला त्याच्या झाले करण्यासाठी वर होती किंवा पण असते प्रत्येक"
    " व्यक्ती अथवा व यांना यांच्या त्यांना कोणत्याही म्हणजे मात्र केवळ अधिक तसेच यासाठी येते असतो असतात आम्हाला"
    " तुम्हाला माझ्या माझे तुमच्या काय कसे कोण कोणी जेव्हा तेव्हा परंतु म्हणून सर्व एका येथे फक्त द्या करावे"
    " व्यक्तीला त्याला असून असा",
    "ne": "छ र को मा हो यो पनि गर्न छन् लागि भने तर हुन् थियो गरेको हुन्छ म हामी तपाईं छैन गर्ने यस त्यो एक भएको"
    " गर्छ गरे अनि सक्छ हरेक सबै उनले यी धेरै तपाईंको साथ वा नै सँग गरी",
}

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    script: {code: tuple(dict.fromkeys(words.split())) for code, words in languages.items()}
    for script, languages in (
        ("Latin", _LATIN), ("Cyrillic", _CYRILLIC), ("Arabic", _ARABIC), ("Devanagari", _DEVANAGARI),
    )
}  # fmt: skip

# Letters beyond a-z of languages in Latin script, and the letters that tell languages of other scripts apart.
LETTERS: dict[str, dict[str, str]] = {
    "Latin": {
        "en": "", "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "pt": "áâãàçéêíóôõúü", "it": "àèéìíòóù",
        "nl": "éëïóöü", "pl": "ąćęłńóśźż", "fi": "äöå", "tr": "çğıİöşüâîû", "sv": "åäöé", "da": "æøåé", "no": "æøåéòô",
        "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "ro": "ăâîșțşţ", "hu": "áéíóöőúüű",
        "vi": "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ", "id": "", "hr": "čćđšž",
        "sl": "čšž", "et": "äõöüšž", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "sw": "", "tl": "ñ",
        "ca": "àçèéíïòóúü·", "af": "êëéôîûï", "sq": "ëç",
    },
    "Cyrillic": {
        "ru": "ыэёъ", "uk": "іїєґ", "bg": "ъ", "sr": "јђћљњџ", "mk": "јѓќљњџѕ", "be": "ўіыэё", "kk": "әғқңөұүһіы",
    },
    "Arabic": {"ar": "ةىأإيك", "fa": "پچژگیک", "ur": "ٹڈڑںےھہیک"},
    "Devanagari": {"hi": "़", "mr": "ळ", "ne": ""},
}  # fmt: skip
# About how many of the letters are none of a-z, in languages where that is many: text without any is hardly theirs.
ACCENTED = {
    "vi": 0.25, "cs": 0.13, "sk": 0.12, "lv": 0.11, "hu": 0.11, "tr": 0.1, "sq": 0.08, "lt": 0.08, "pl": 0.07,
    "ro": 0.06, "et": 0.05, "fi": 0.05, "sv": 0.05, "pt": 0.03, "fr": 0.03, "hr": 0.03, "sl": 0.03, "ca": 0.02,
    "es": 0.02, "de": 0.02,
}  # fmt: skip
