"""Encodings: what a file looks like is told and never acted on; what the user says counts; mojibake is put right only when asked."""

import io
import zipfile

import pytest

from newsdiff.errors import ReadError, Remark, UsageError
from newsdiff.reading import documents, read_stream
from newsdiff.reading.encodings import guessed
from newsdiff.runners import local
from newsdiff.words import mojibake, repaired

RUSSIAN = "Стена порта Оррина обрушилась в воскресенье утром после ночного шторма, сообщила мэр города."
TEXTS = {
    "cp1251": RUSSIAN, "koi8-r": RUSSIAN, "iso8859-5": RUSSIAN, "cp866": RUSSIAN,
    "cp1253": "Το τείχος του λιμανιού κατέρρευσε την Κυριακή μετά από μια νύχτα καταιγίδων, δήλωσε η δήμαρχος.",
    "cp1256": "انهار جدار ميناء أورين يوم الأحد بعد ليلة من العواصف، قالت رئيسة البلدية.",
    "cp1255": "קיר הנמל קרס ביום ראשון לאחר לילה סוער, אמרה ראש העיר.",
    "gb18030": "奥林市长周日表示，港口围墙在一夜风暴后倒塌，港口将关闭至另行通知。市长说，没有人受伤。",
    "big5": "奧林市長週日表示，港口圍牆在一夜風暴後倒塌，港口將關閉至另行通知。市長說，沒有人受傷。",
    "shift_jis": "オリン港の壁が日曜日の朝、嵐の夜の後に崩壊したと市長が述べた。負傷者はいないという。",
    "euc-kr": "오린 항구의 벽이 일요일 아침 폭풍 뒤에 무너졌다고 시장이 말했다.",
    "cp1250": "Mur portu w Orrinie runął w niedzielę rano po burzliwej nocy, powiedziała burmistrz. Nikt nie został ranny, część żeglugi wstrzymano. Źle się dzieje.",
}  # fmt: skip
WESTERN = [
    "La digue d’Orrin a cédé — « personne n’a été blessé », a déclaré la maire.", "„Niemand wurde verletzt“, sagte die Bürgermeisterin. Größe, Öl, über, für.",
    "«Nadie resultó herido», añadió la señora Núñez. ¿Qué pasó? Mañana.", "Não há feridos; informações, ações, situação, câmara, três.",
    "Hamnmuren föll på söndagen; på sjön är läget svårt för båtar i år.", "The mayor’s office said – “no one” was hurt… £2, 3°.",
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), TEXTS.items())
def test_what_a_text_looks_like(name, text):
    raw = text.encode(name)
    assert guessed(raw) == name
    assert guessed(b"The wall fell on Sunday. " * 40 + raw) == name


@pytest.mark.parametrize("text", WESTERN)
def test_western_copy_looks_like_nothing_else(text):
    assert guessed(text.encode("cp1252")) is None
    assert guessed(text.encode()) is None
    assert guessed(text.encode()[:-1]) is None


def test_a_guess_is_told_and_not_acted_on():
    raw = f"Стена\n\n{RUSSIAN}".encode("cp1251")
    remark, document = read_stream("a.txt", iter([raw]))
    assert isinstance(remark, Remark)
    assert "looks like cp1251" in str(remark)
    assert document.blocks[1].text == RUSSIAN.encode("cp1251").decode("cp1252")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Стена\n\n{}"), ("a.jsonl", '{{"id": 1, "text": "{}"}}\n'), ("a.csv", "id,text\n1,{}\n".replace(",", ";")),
        ("a.xml", '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content><p>{}</p></body.content></body></nitf>'),
        ("a.html", '<html><head><meta charset="iso-8859-1"><title>Стена</title></head><body><p>{}</p></body></html>'),
    ],
)  # fmt: skip
def test_the_encoding_that_the_user_names_counts(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content.format(RUSSIAN).encode("cp1251"))
    (document,) = documents([str(path)], encoding="windows-1251")
    assert document.blocks[-1].text == RUSSIAN
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, name)
    (document,) = documents([str(packed)], encoding="windows-1251")
    assert document.blocks[-1].text == RUSSIAN


def test_a_byte_order_mark_counts_more_than_what_the_user_names(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Стена\n\n{RUSSIAN}", encoding="utf-16")
    (document,) = documents([str(path)], encoding="cp1251")
    assert document.blocks[1].text == RUSSIAN


def test_a_file_without_the_mark_that_its_encoding_goes_by_costs_itself_alone(tmp_path):
    (tmp_path / "a.txt").write_text("Wall\n\nThe wall fell.")
    (tmp_path / "b.txt").write_text("Wall\n\nThe wall fell.", encoding="utf-16")
    error, document = documents([str(tmp_path)], encoding="utf-16")
    assert "a.txt: is no utf-16: it has no byte order mark; name utf-16-le or utf-16-be" in str(error)
    assert document.blocks[1].text == "The wall fell."


@pytest.mark.parametrize(("encoding", "told"), [("ascii", 1), ("shift_jis", 1), ("koi8-r", 0), ("latin-1", 0)])
def test_bytes_that_the_named_encoding_has_not_are_told(tmp_path, encoding, told):
    (tmp_path / "a.txt").write_bytes(f"Стена\n\n{RUSSIAN}".encode("koi8-r") + b"\xff\xff")
    _, *remarks = documents([str(tmp_path / "a.txt")], encoding=encoding)
    assert [type(remark) for remark in remarks] == [Remark] * told
    assert all(f"holds bytes that {encoding} has not, read as Windows-1252" in str(remark) for remark in remarks)


def test_a_path_of_no_characters_is_named():
    (error,) = documents([""])
    assert str(error) == "'': no such file or folder; check the path"


@pytest.mark.parametrize("name", ["utf-9", "rot13", "base64", "idna", "punycode", "undefined", "unicode_escape", ""])
def test_an_encoding_that_there_is_none_of(name, tmp_path):
    (tmp_path / "a.txt").write_text("Wall\n\nThe wall fell.")
    if name:
        with pytest.raises(UsageError):
            documents([str(tmp_path)], encoding=name)
    else:
        assert len(list(documents([str(tmp_path)], encoding=None))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Café “déjà vu” – 5 € … Øre, ½",
        RUSSIAN,
        "港口围墙在一夜风暴后倒塌",
        TEXTS["cp1253"],
        TEXTS["cp1256"],
        "👍 Œuvre déjà",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_decoded_wrongly_is_put_right(text, times):
    broken = text
    for _ in range(times):
        broken = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in broken.encode())
    assert mojibake(broken)
    assert repaired(broken) == text


@pytest.mark.parametrize("text", ["The café – “MENÜ“ – is lost, À “demain”.", "Ã la carte", "plain", *WESTERN, RUSSIAN])
def test_sound_text_stays(text):
    assert repaired(text) == text


@pytest.mark.parametrize(
    "sound",
    ["“CAFÉ”", "PELÉ’S", "« voilà\u00a0»", "le café\u00a0»", "“MORGUNBLAД", "“É” – “À”", "è…”", "PRÉ–", "“Ñ”"],
)
def test_sound_letters_beside_marks_stay_where_others_are_put_right(sound):
    assert repaired(f"Ã© here is bad. {sound} is good; itâ€™s") == f"é here is bad. {sound} is good; it’s"


@pytest.mark.parametrize("text", ["В Москве", "Η Αθήνα", "■\u00a0Item – “Œuvre”", "Ólafur, cœur, Łódź"])
def test_letters_that_stand_alone_are_put_right_all_the_same(text):
    broken = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in f"é {text}".encode())
    assert repaired(broken) == f"é {text}"


def test_repair_is_done_only_where_it_is_asked_for(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "KÃ¸ge", "title": "Wall at KÃ¸ge", "paragraphs": [["It is 5 â‚¬.", "Itâ€™s old."]], "byline": "JÃ¸rn"}\n',
        encoding="utf-8",
    )
    (as_it_came,) = local.read(str(path))
    assert as_it_came.mojibake
    assert "repaired" not in as_it_came.as_dict()
    (version,) = local.read(str(path), repair=True)
    assert (version.id, version.headline, version.byline) == ("KÃ¸ge", "Wall at Køge", "Jørn")
    assert version.paragraphs[1].sentences == ("It is 5 €.", "It’s old.")
    assert version.as_dict()["repaired"] is True
    assert not version.mojibake


def test_a_time_that_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": 1, "text": "Wall falls", "date": "yesterday"}\n{"id": 2, "text": "Wall stands", "date": "2031-05-04"}\n'
    )
    (tmp_path / "b.txt").write_text(
        "Wall falls\n\nLast updated: 03/05/2026 10:00\n\nThe wall of Orrin fell on Sunday, the mayor said after a night of storms.\n"
    )
    told = []
    found = list(local.read(str(tmp_path), on_error=told.append))
    assert [version.published is None for version in found] == [True, False, True]
    assert [(type(one), "yesterday" in str(one), "03/05/2026" in str(one)) for one in told] == [
        (Remark, True, False),
        (Remark, False, True),
    ]
    assert len(list(local.read(str(tmp_path)))) == 3


def test_an_archive_in_memory_with_a_named_encoding_is_not_taken_for_text():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"Стена\n\n{RUSSIAN}".encode("cp1251"))
    (document,) = read_stream("x", iter([out.getvalue()]), encoding="cp1251")
    assert not isinstance(document, ReadError)
    assert document.blocks[1].text == RUSSIAN
