"""Words of the artificial lists, in two languages: teapots, unicorns, names that nobody bears."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

_HEADS = """teapot|茶壶 unicorn|独角兽 saucer|茶碟 dragonfly|蜻蜓 gnome|地精 pumpkin|南瓜
umbrella|雨伞 marzipan|杏仁糖 kettle|水壶 moonbeam|月光 slipper|拖鞋 goblet|高脚杯 pancake|煎饼
mermaid|美人鱼 cuckoo|布谷鸟 button|纽扣 trombone|长号 thimble|顶针 walnut|核桃 griffin|狮鹫
feather|羽毛 lantern|灯笼 cupcake|纸杯蛋糕 snail|蜗牛 wizard|巫师 balloon|气球 doughnut|甜甜圈
parasol|阳伞"""
_KINDS = """singing|会唱歌的 striped|条纹的 invisible|隐形的 sleepy|瞌睡的 enchanted|中了魔法的
velvet|丝绒的 crooked|歪的 glittering|闪闪发光的 upside-down|倒立的 polite|有礼貌的
bottomless|无底的 ticklish|怕痒的 flying|飞行的 painted|彩绘的 moonlit|月下的 giggling|咯咯笑的
wobbly|摇晃的 golden|金色的"""
_TRAITS = """whistle|哨声 spout|壶嘴 horn|角 colour|颜色 nickname|绰号 riddle|谜语
wingspan|翼展 flavour|味道 sparkle|闪光 lullaby|摇篮曲 favourite cake|最爱的蛋糕
hat size|帽子尺寸 dance step|舞步 bedtime|就寝时间"""
_SYLLABLES = tuple(
    re.findall(
        r"\w+", "bo bri dul fee gam hoo jun kla lor mim nop ploo quo ri sna tum vex wib yor zan"
    )
)
_CHARACTERS = "啵哩嘟咪喵咕噜嗒嘭啪叽喳咚嗡吱呱嘶哞咩嗷"
_NAMES = 4_000


@dataclass(frozen=True)
class Said:
    """Words in English and Chinese."""

    en: str
    zh: str


def _pairs(text: str) -> tuple[Said, ...]:
    found = []
    rest = text.replace("\n", " ")
    while rest:
        english, _, rest = rest.partition("|")
        chinese, _, rest = rest.partition(" ")
        found.append(Said(english.strip(), chinese.strip()))
    return tuple(found)


HEADS, KINDS, TRAITS = _pairs(_HEADS), _pairs(_KINDS), _pairs(_TRAITS)


class Words:
    """The same words in the same order for the same seed; names are rarer the later they stand."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)

    def name(self) -> Said:
        """A name that nobody bears; a few of them come often, most of them seldom."""
        number = int(_NAMES ** self._chance.random()) - 1
        english, chinese = "", ""
        base = len(_SYLLABLES)
        for _ in range(3):
            number, digit = divmod(number * 7 + 3, base)
            english += _SYLLABLES[digit]
            chinese += _CHARACTERS[digit]
        return Said(english.capitalize(), chinese)

    def thing(self) -> Said:
        kind, head = self._chance.choice(KINDS), self._chance.choice(HEADS)
        return Said(f"{kind.en} {head.en}", kind.zh + head.zh)

    def heading(self) -> Said:
        """What is told of a thing of somebody."""
        trait, name, thing = self._chance.choice(TRAITS), self.name(), self.thing()
        return Said(
            f"{trait.en.capitalize()} of {name.en}, the {thing.en}",
            f"{thing.zh}{name.zh}的{trait.zh}",
        )

    def sentence(self) -> Said:
        """A sentence that is true nowhere."""
        first, second, name = self.thing(), self.thing(), self.name()
        trait = self._chance.choice(TRAITS)
        return Said(
            f"Every {first.en} that {name.en} met told a {second.en} about its {trait.en}.",
            f"{name.zh}遇到的每个{first.zh}都向{second.zh}讲述自己的{trait.zh}。",
        )

    def number(self, least: int, most: int) -> int:
        return self._chance.randint(least, most)
