from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.language import languages

SENTENCES = [
    (
        "en",
        "Please water the plants on Tuesday.",
        "We moved the meeting because the room was too small, and nobody wanted to stand for two hours.",
    ),
    (
        "de",
        "Bitte gießen Sie am Dienstag die Pflanzen.",
        "Wir haben die Sitzung verlegt, weil der Raum zu klein war und niemand zwei Stunden stehen wollte.",
    ),
    (
        "fr",
        "Merci d'arroser les plantes mardi.",
        "Nous avons déplacé la réunion parce que la salle était trop petite et que personne ne voulait rester debout.",
    ),
    (
        "es",
        "Por favor, riega las plantas el martes.",
        "Hemos cambiado la reunión porque la sala era demasiado pequeña y nadie quería estar de pie dos horas.",
    ),
    (
        "pt",
        "Por favor, regue as plantas na terça.",
        "Mudamos a reunião porque a sala era pequena demais e ninguém queria ficar em pé por duas horas.",
    ),
    (
        "it",
        "Annaffia le piante martedì, per favore.",
        "Abbiamo spostato la riunione perché la stanza era troppo piccola e nessuno voleva stare in piedi due ore.",
    ),
    (
        "nl",
        "Geef de planten dinsdag water.",
        "We hebben de vergadering verplaatst omdat de kamer te klein was en niemand twee uur wilde staan.",
    ),
    (
        "pl",
        "Proszę podlać kwiaty we wtorek.",
        "Przenieśliśmy spotkanie, ponieważ sala była za mała i nikt nie chciał stać przez dwie godziny.",
    ),
    (
        "fi",
        "Kastele kasvit tiistaina, kiitos.",
        "Siirsimme kokouksen, koska huone oli liian pieni eikä kukaan halunnut seistä kahta tuntia.",
    ),
    (
        "tr",
        "Lütfen salı günü çiçekleri sula.",
        "Toplantıyı erteledik çünkü oda çok küçüktü ve kimse iki saat ayakta durmak istemedi.",
    ),
    (
        "sv",
        "Vattna blommorna på tisdag, tack.",
        "Vi flyttade mötet eftersom rummet var för litet och ingen ville stå i två timmar.",
    ),
    (
        "da",
        "Vand venligst planterne på tirsdag.",
        "Vi flyttede mødet, fordi lokalet var for lille, og ingen ville stå op i to timer.",
    ),
    (
        "no",
        "Vann plantene på tirsdag, takk.",
        "Vi flyttet møtet fordi rommet var for lite, og ingen ville stå oppreist i to timer.",
    ),
    (
        "cs",
        "V úterý prosím zalijte květiny.",
        "Schůzku jsme přesunuli, protože místnost byla příliš malá a nikdo nechtěl dvě hodiny stát.",
    ),
    (
        "sk",
        "V utorok prosím polejte kvety.",
        "Stretnutie sme presunuli, pretože miestnosť bola príliš malá a nikto nechcel dve hodiny stáť.",
    ),
    (
        "ro",
        "Vă rog să udați plantele marți.",
        "Am mutat ședința pentru că sala era prea mică și nimeni nu voia să stea în picioare două ore.",
    ),
    (
        "hu",
        "Kérlek, öntözd meg a virágokat kedden.",
        "Áthelyeztük az értekezletet, mert a szoba túl kicsi volt, és senki sem akart két órán át állni.",
    ),
    (
        "vi",
        "Hãy tưới cây vào thứ Ba nhé.",
        "Chúng tôi đã dời cuộc họp vì phòng quá nhỏ và không ai muốn đứng suốt hai giờ.",
    ),
    (
        "id",
        "Tolong siram tanaman pada hari Selasa.",
        "Kami memindahkan rapat karena ruangannya terlalu kecil dan tidak ada yang mau berdiri selama dua jam.",
    ),
    (
        "hr",
        "Molim te zalij biljke u utorak.",
        "Premjestili smo sastanak jer je soba bila premala i nitko nije htio stajati dva sata.",
    ),
    (
        "sl",
        "Prosim, v torek zalij rože.",
        "Sestanek smo prestavili, ker je bila soba premajhna in nihče ni hotel stati dve uri.",
    ),
    (
        "et",
        "Palun kasta taimi teisipäeval.",
        "Me lükkasime koosoleku edasi, sest ruum oli liiga väike ja keegi ei tahtnud kaks tundi seista.",
    ),
    (
        "lv",
        "Lūdzu, aplaisti augus otrdien.",
        "Mēs pārcēlām sanāksmi, jo telpa bija pārāk maza un neviens negribēja divas stundas stāvēt.",
    ),
    (
        "lt",
        "Prašau palaistyti augalus antradienį.",
        "Perkėlėme susitikimą, nes kambarys buvo per mažas ir niekas nenorėjo stovėti dvi valandas.",
    ),
    (
        "sw",
        "Tafadhali mwagilia mimea siku ya Jumanne.",
        "Tulihamisha mkutano kwa sababu chumba kilikuwa kidogo sana na hakuna mtu aliyetaka kusimama kwa saa mbili.",
    ),
    (
        "tl",
        "Pakidiligan ang mga halaman sa Martes.",
        "Inilipat namin ang pulong dahil masyadong maliit ang silid at walang gustong tumayo nang dalawang oras.",
    ),
    (
        "ca",
        "Si us plau, rega les plantes dimarts.",
        "Hem canviat la reunió perquè la sala era massa petita i ningú no volia estar dret dues hores.",
    ),
    (
        "af",
        "Gee asseblief die plante Dinsdag water.",
        "Ons het die vergadering geskuif omdat die kamer te klein was en niemand twee uur wou staan nie.",
    ),
    (
        "ru",
        "Пожалуйста, полейте цветы во вторник.",
        "Мы перенесли встречу, потому что комната была слишком маленькой и никто не хотел стоять два часа.",
    ),
    (
        "uk",
        "Будь ласка, полийте квіти у вівторок.",
        "Ми перенесли зустріч, бо кімната була замала і ніхто не хотів стояти дві години.",
    ),
    (
        "bg",
        "Моля, полейте цветята във вторник.",
        "Преместихме срещата, защото стаята беше твърде малка и никой не искаше да стои прав два часа.",
    ),
    (
        "sr",
        "Молим те залиј биљке у уторак.",
        "Преместили смо састанак јер је соба била премала и нико није хтео да стоји два сата.",
    ),
    (
        "ar",
        "من فضلك اسق النباتات يوم الثلاثاء.",
        "نقلنا الاجتماع لأن الغرفة كانت صغيرة جدا ولم يرغب أحد في الوقوف ساعتين.",
    ),
    (
        "fa",
        "لطفا سه‌شنبه به گیاهان آب بدهید.",
        "جلسه را جابه‌جا کردیم چون اتاق خیلی کوچک بود و هیچ‌کس نمی‌خواست دو ساعت بایستد.",
    ),
    (
        "ur",
        "براہ کرم منگل کو پودوں کو پانی دیں۔",
        "ہم نے اجلاس منتقل کر دیا کیونکہ کمرہ بہت چھوٹا تھا اور کوئی دو گھنٹے کھڑا نہیں رہنا چاہتا تھا۔",
    ),
    ("he", "בבקשה להשקות את הצמחים ביום שלישי.", "העברנו את הפגישה כי החדר היה קטן מדי ואף אחד לא רצה לעמוד שעתיים."),
    (
        "hi",
        "कृपया मंगलवार को पौधों को पानी दें।",
        "हमने बैठक स्थगित कर दी क्योंकि कमरा बहुत छोटा था और कोई दो घंटे खड़ा नहीं रहना चाहता था।",
    ),
    (
        "mr",
        "कृपया मंगळवारी झाडांना पाणी द्या.",
        "आम्ही बैठक पुढे ढकलली कारण खोली खूप लहान होती आणि कोणालाही दोन तास उभे राहायचे नव्हते.",
    ),
    (
        "ne",
        "कृपया मंगलबार बिरुवामा पानी हाल्नुहोस्।",
        "हामीले बैठक सार्यौं किनभने कोठा धेरै सानो थियो र कोही पनि दुई घण्टा उभिन चाहँदैनथ्यो।",
    ),
    (
        "el",
        "Παρακαλώ ποτίστε τα φυτά την Τρίτη.",
        "Μεταφέραμε τη συνάντηση γιατί η αίθουσα ήταν πολύ μικρή και κανείς δεν ήθελε να στέκεται δύο ώρες.",
    ),
    ("th", "กรุณารดน้ำต้นไม้ในวันอังคาร", "เราเลื่อนการประชุมเพราะห้องเล็กเกินไปและไม่มีใครอยากยืนสองชั่วโมง"),
    (
        "ko",
        "화요일에 식물에 물을 주세요, 부탁드립니다. 감사합니다.",
        "방이 너무 작고 아무도 두 시간 동안 서 있고 싶어 하지 않아서 회의를 옮겼습니다.",
    ),
    (
        "ja",
        "火曜日に植物へ水をやってください。よろしくお願いします。",
        "部屋が狭すぎて、二時間も立っていたい人がいなかったので、会議を移しました。",
    ),
    (
        "zh",
        "请在星期二给植物浇水，谢谢你的帮助，别忘了关窗户。",
        "我们改了会议时间，因为房间太小，没有人愿意站两个小时。",
    ),
]


def main_language(text: str) -> str | None:
    return next(iter(languages(text).shares), None)


@pytest.mark.parametrize(("code", "short", "long"), SENTENCES)
def test_a_sentence_tells_its_language(code: str, short: str, long: str) -> None:
    assert main_language(long) == code
    assert main_language(short) in (code, None)


def test_short_sentences_mostly_tell_it_too() -> None:
    told = sum(main_language(short) == code for code, short, _ in SENTENCES)
    assert told >= 0.9 * len(SENTENCES)


def test_a_mixture_shows_its_parts() -> None:
    german = next(long for code, _, long in SENTENCES if code == "de")
    spanish = next(long for code, _, long in SENTENCES if code == "es")
    shares = languages("\n".join([german] * 9 + [spanish] * 6)).shares
    assert list(shares) == ["de", "es"]
    assert shares["de"] == pytest.approx(0.58, abs=0.08)


@pytest.mark.parametrize(
    "text", ["", "42", "LIAM\nOLIVIA\nNOAH\nEMMA\nOLIVER\nCHARLOTTE\nELIJAH\nAMELIA\nJAMES\nAVA", "ᚠᚢᚦ"]
)
def test_what_is_in_no_language_has_none(text: str) -> None:
    assert languages(text).shares == {}


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from([*"aéя字かक\n.'’", "the ", "de ", "ل"]), max_size=60).map("".join))
def test_shares_are_parts_of_the_letters(text: str) -> None:
    shares, letters = languages(text)
    assert sum(shares.values()) <= 1 + 1e-9
    assert all(share > 0 for share in shares.values())
    assert letters <= len(text) * 3
