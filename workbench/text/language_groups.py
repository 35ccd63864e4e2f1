"""Letter groups that are far more frequent in one language than in others of the script; `_` is the edge of a word.

They tell the language of a short text that happens to hold none of the small words.
"""

from __future__ import annotations

_LATIN = {
    "en": "_th tion_ ing_ ght wh ould_ ough _sh ck_ ly_ ful_ ness_ ment_ ee oo ea ed_ _wr er_",
    "de": "sch ch_ ung_ en_ ein cht eit_ lich _ge _ver ieß ck tz zu äu _be ür ich_ _wi keit_ ßen gen_ tag_ pfl ste",
    "fr": "eau eux_ tion_ oux ou_ qu' _d' _l' aient_ ent_ ez_ ais_ eur_ _qu ée oi _n' erci ité_ ille nous oir_ ique_"
    " _ch",
    "es": "ción_ dad_ os_ as_ ll ñ _qu ie ue _es iento_ mente_ ado_ ido_ ar_ rr _h ón_ aci _el_ ero_ anta",
    "pt": "ção_ ções_ ão_ nh lh dade_ ões_ mente_ _qu ei ou_ ç eu_ agem_ ado_ vor_ gue ém_ oa rque_ _favor_",
    "it": "zione_ gli tà_ zz ell _che_ cch _qu ia_ mente_ etto_ ato_ are_ ere_ ino_ ucc gg _per_ ù_ ost iamo_ aff ore_",
    "nl": "ij aa oo ee uu sch _ge _be _ver cht heid_ en_ tje_ ijk oe ui aar_ eer_ dag_ water _z lijk_ daan_",
    "pl": "sz cz rz dz ie _prz ość_ ego_ ych_ ać_ eć_ ów_ ię _w_ wi owa ani ło ją_ szę_ rek_ kwia ście emy_",
    "fi": "ää kk ssa_ ssä_ sta_ stä_ lla_ llä_ nen_ ien_ uo yö tt aan_ een_ ii uu _ei_ _kä isi ksi_ vat_ tel vi mm"
    " lle_ asv",
    "tr": "lar_ ler_ lık_ lik_ ın_ mak_ mek_ yor ş ğ ı dır_ dir_ lar ler üm öğ ece acak _ç ün_ tik_ tfen",
    "sv": "tt_ ck ör ar_ or_ het_ tion_ ande_ nde_ sk _fö ade_ å _på_ na_ äg ig_ ll att_ lls orna_ mm ö_ en_ igen_",
    "da": "øj _af_ ede_ hed_ else_ tion_ æ ø lig_ nde_ igt_ ød gt_ sk erne_ ene_ ejd rd_ ære lys æn ligst_ _ven",
    "no": "øy het_ sjon_ else_ æ ø lig_ nde_ _av_ ene_ eid øk gj kj ikk et_ ette erk akk_ ann_ ntene_ ei_ øt ommer_",
    "cs": "ě ř ů ou_ ost_ ího_ ých_ ání_ í_ ský_ _př _ne _sv ích_ ení_ ové_ ské_ ují_ ým_ ovat_ te_ _vě ěk",
    "sk": "ľ ô ia_ ie_ osť_ ého_ ých_ anie_ enie_ ský_ _pr _ne _sv ích_ ej_ ou_ ské_ ujú_ ým_ ovať_ te_ ť_ ť ú_ _vet"
    " ieť",
    "ro": "ă ț ș ul_ ului_ ea_ ii_ ție_ are_ este_ ește_ lor_ esc_ _și_ ele_ î oa ilor_ rea_ rog_ atea_ iun eț",
    "hu": "sz gy ny zs ő ű ek_ ok_ ás_ és_ ság ség _meg _el nek_ nak_ ben_ ban_ tt_ ük_ unk_ ogy_ é_ öz ene",
    "vi": "ng_ nh_ _th _tr _nh _ch _kh _ph ế ộ ạ ượ ư ơ ườ iệ ậ ọ đ uyế ông_ ất_",
    "id": "ang_ an_ kan_ nya_ _me _ber _di _ke _ter _pe aan_ eng ung_ _sa uk_ lah_ ber men tan_ ar_ ah_ _tan _har iram",
    "hr": "ije lj nj ost_ anje_ enje_ ski_ og_ ju_ ima_ _pr _ne _sv č ć đ š ž ija_ nje _pri aj_ im_ uje_ ilj_ ak_"
    " vati_ eg",
    "sl": "lj nj ost_ anje_ enje_ ski_ ega_ ih_ jo_ _pr _ne _sv č š ž ija_ nje _pri aj_ im_ uje_ ov_ ati_ emo_ oč"
    " ica_ rec _do",
    "et": "õ ää oo aa uu ii sse_ st_ ga_ ks_ mi se_ te_ ud_ ama_ ev_ ist_ tud_ va_ dus_ _ja_ us_ evad_ lun päev ast",
    "lv": "ā ē ī ū ļ ņ ķ ģ š_ as_ is_ us_ ība_ ību_ iem_ ums_ ija_ šan _pie _ne _iz ties_ udz ien",
    "lt": "ė ų ū ą į ę as_ is_ us_ os_ ų_ imas_ iai_ ybė _pa _su _ne ti_ uoja_ ius_ iau_ iaus ien pra ši šau_ yt",
    "sw": "wa _ya_ _wa _ku _ki _mw _ny ana_ ali _ha ika_ isha_ ini_ _mi _vi _ka _ma _ta ia_ ili_ iwa_ oja_ mb umu fadh",
    "tl": "ang_ _mga_ _ng_ _ang_ _na _pa _ka _ma an_ ng_ in_ _pag _ay_ _sa_ ala yon_ iyo ong_ _hin laman ba akit _mar",
    "ca": "ció_ tat_ ny l·l _l' _d' _amb_ ment_ ix _els_ _les_ aci ada_ ió_ ts_ _què_ eix ig_ s_ plau _dels_ ues_"
    " ència_",
    "af": "ie_ _die_ _nie_ aa oo ee _ge _be _ver heid_ lik_ _sy_ oe ui _sk ings_ asse eer_ _va _h aan_ ing_ uur_ lief",
    "sq": "të_ ë_ shm _sh sh që_ jë_ xh _dh ës_ isht_ ve_ ar_ uar_ uara ndër _për imit_ ore_ het_ ohet_ im_ eve_ _nj",
}
_CYRILLIC = {
    "ru": "ого_ ение_ ться_ тся_ ый_ ой_ ия_ ость_ ет_ _пр ых_ ии_ ами_ _вс ени ом_ ать_ ы_ _вы щ жд ей_ уйст олж ите_",
    "uk": "ння_ ськ ість_ ого_ ти_ ть_ ий_ _пі _ві ії_ ів_ ь ання_ ові_ ому_ ц єт є_ ї_ ться_ іт іс_ ласк _пр оже іка",
    "bg": "ъ ът_ ите_ та_ ване_ ение_ _пр ния_ то_ щ ата_ ят_ ва_ ски_ ост_ еш ии_ ява_ _из жд _въ яма оля_ ете_ ията_",
    "sr": "је_ ј иј ити_ ост_ њ љ ћ _пр ског_ ање_ ење_ ђ их_ ом_ ој_ _нај ија_ ју_ им_ има_ ама_ ује_ ска_ ак_ ило",
    "mk": "ј ите_ та_ то_ ќ ѓ ување_ ост_ _пр ски_ _нај ење_ ња_ ат_ ува_ ва_ ија_ ме_ ње_ њата_ ето_ ште_ ела_",
    "be": "ў і ы ння_ асц _пр ага_ ць_ ца_ аў_ ыя_ ых_ дз ск ва ён ьц _ча чн о_ ам_ асць_ нн",
    "kk": "ғ қ ң ө ұ ү і лар_ лер_ дар_ дер_ ның_ нің_ ған_ ген_ ды_ ді_ мен_ дың_ қы",
}
_ARABIC = {
    "ar": "_ال ة_ ات_ ون_ ين_ _وال _لل ى_ ها_ _بال _است أ إ _ي ية_ نا_ _وت _مع لا",
    "fa": "_می _نمی ‌ها ها_ های ند_ ست_ گ پ چ _بی ید_ یم_ تر_ ده_ ان_ _را_ ‌ی ای_ ند ید",
    "ur": "ے_ یں_ ں_ ٹ ڈ ڑ ہ ھ وں_ ئے_ نے_ ئی_ تا_ نا_ رہ یا_ ہے وں کھ گ",
}
_DEVANAGARI = {
    "hi": "ें_ ों_ ता_ ते_ ना_ ने_ ाएं ़ ा_ ी_ _कर ये_ िए_ _हो कि ूप _मंगल ंगे_ ँ ृपया",
    "mr": "ाची_ ाचे_ ाच्या_ ला_ ण्या ळ ांना_ ात_ ून_ णे_ ले_ ्या_ _कर ावे_ तो_ ते_ ीत_ _आह ोते_ व्हा ाही_ वा_",
    "ne": "ले_ लाई_ मा_ को_ का_ हरू छ_ छन्_ ेको_ न्छ_ ्नु _गर ँद ँ नुहोस् ामा_ ाउ ले ौं_ ियो_ ि_",
}

GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    script: {code: tuple(dict.fromkeys(groups.split())) for code, groups in languages.items()}
    for script, languages in (
        ("Latin", _LATIN), ("Cyrillic", _CYRILLIC), ("Arabic", _ARABIC), ("Devanagari", _DEVANAGARI),
    )
}  # fmt: skip
