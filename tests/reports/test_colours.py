"""The colours of the pages, measured: contrast (WCAG 2.2) and how far apart added and removed look to whoever sees them."""

import math
import re
from pathlib import Path

import pytest

import newsdiff.reports

CSS = (Path(newsdiff.reports.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
# Machado, Oliveira and Fernandes (2009), severity 1, for linear sRGB
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def palettes():
    """The variables of the light and of the dark page."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
        for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    )
    return {"light": light, "dark": light | dark}


def linear(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    lights = sorted(
        sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(color, vision):
    rgb = linear(color)
    seen = [min(1, max(0, sum(m * part for m, part in zip(row, rgb, strict=True)))) for row in VISION[vision]]
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = [
        sum(m * part for m, part in zip(row, seen, strict=True)) / w
        for row, w in zip(rows, (0.95047, 1, 1.08883), strict=True)
    ]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if (a or b) else 0 for a, b in ((a1, b1), (a2, b2)))
    dl, dc, turn = l2 - l1, c2 - c1, h2 - h1
    dh = 0 if not c1 * c2 else turn - 360 if turn > 180 else turn + 360 if turn < -180 else turn
    big = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2)
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = (
        h1 + h2
        if not c1 * c2
        else (h1 + h2) / 2
        if abs(h1 - h2) <= 180
        else (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    )
    t = 1 - 0.17 * math.cos(math.radians(hm - 30)) + 0.24 * math.cos(math.radians(2 * hm))
    t += 0.32 * math.cos(math.radians(3 * hm + 6)) - 0.20 * math.cos(math.radians(4 * hm - 63))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rotation = (
        -2 * math.sqrt(cm**7 / (cm**7 + 25**7)) * math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    )
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (big / sh) ** 2 + rotation * dc / sc * big / sh)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_pairs(one, other, distance):
    assert round(ciede2000(one, other), 4) == distance


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", list(VISION))
def test_added_and_removed_look_apart_to_everyone(scheme, vision):
    colors = palettes()[scheme]
    distance = ciede2000(lab(colors["put-bg"], vision), lab(colors["out-bg"], vision))
    print(f"{scheme} {vision}: ΔE2000 added/removed {distance:.1f}")
    assert distance >= 28


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("fg", "bg", 7), ("fg", "panel", 7), ("put-fg", "put-bg", 7), ("out-fg", "out-bg", 7), ("fg", "mv-bg", 7),
        ("link", "bg", 7), ("dim", "bg", 6.9), ("dim", "panel", 4.5), ("mv", "bg", 7), ("focus", "bg", 3),
        ("put-ln", "bg", 3), ("out-ln", "bg", 3), ("put-ln", "put-bg", 3), ("out-ln", "out-bg", 3),
    ],
)  # fmt: skip
def test_contrast(scheme, text, ground, least):
    colors = palettes()[scheme]
    found = contrast(colors[text], colors[ground])
    print(f"{scheme} {text} on {ground}: {found:.2f}:1")
    assert found >= least
