"""Words that say little: of grammar, which count for nothing, and common ones, which count less."""

from __future__ import annotations

from collections.abc import Mapping

GRAMMAR = frozenset(
    """a an the this that these those there here it its he she they them their his her we us our i me
my you your who whom whose which what when where why how and or but nor if then than as at by for
from in into of off on onto out over to up upon with within without about after before between
during per via through under above not no yes is are was were be been being am do does did done
doing have has had having can could may might must shall should will would also any all each every
some such same so too very more most much many few both either neither only just ever still yet
again else other another one ones s t re ll ve d etc eg ie vs please anyone anything something
someone whether because while until unless once like even really actually
""".split()
)

COMMON = frozenset(
    """able account act action actual add ahead allow almost along already always amount another
answer apart apply area around ask back bad base become begin behind best better big bit bring
business call care carry case cause certain change check china chinese choose clear close come common
company complete concern consider contain continue copy correct count country course cover create
current cut day deal decide depend detail different difficult direct do draw drop due early easy
effect end enough enter entire example exact exist expect explain extra fact fail fall far fast feel
figure fill final find fine first firm fit follow form free full further gather general get give go
good great ground group grow guide half hand handle happen hard head hear help hide high hit hold home
hour house idea include inside instead issue item job join keep kind know large last late later lead
learn least leave less let level life limit line list little live local long look lose lot low main
make manage man mark matter mean meet mention middle mind minute miss month move name near need never
new next nice night nobody normal note nothing notice now number obtain often ok old open order
original ought own page part party pass past pay people person piece place plan play point possible
practice present process proper provide put question quick quite raise range rather reach read ready
reason receive recent record regard relate relevant remain remember remove reply request require
result return right rule run safe say scope second section see seem send sense separate series serve
set several share short show side similar simple since single sit situation size small soon sort
speak special specific staff stage stand start state stay step stop story strong subject suggest
suit sure system table take talk team tell term test thing think third though time today together top
total touch track treat trouble true try turn type understand unit use useful user usual valid value
various view visit wait walk want watch way week well whole wide will word work worker world worry
write wrong year overseas abroad foreign offshore outside external internal
datum data information file document paper related regarding concerning
upload download box cloud reading listing layout collection figures happen afterwards everybody
today yesterday tomorrow morning month monthly weekly daily quarterly annually century decade
email mail phone letter message photo picture image log folder laptop server computer screen printer
colleague boss manager director lawyer counsel attorney partner client customer supplier vendor
headquarter hq office branch subsidiary affiliate parent global worldwide international regional
america american us usa uk britain british london germany german berlin munich stuttgart frankfurt
france french paris italy spain netherlands dutch belgium ireland switzerland swiss sweden norway
denmark finland poland russia russian turkey israel india indian mumbai japan japanese tokyo korea
korean seoul singapore malaysia thailand vietnam indonesia philippines australia sydney canada
mexico brazil dubai africa europe european asia asian taiwan hong kong hk shanghai shenzhen
guangzhou hangzhou chengdu wuhan nanjing tianjin boston chicago york california
""".split()
)

GRAMMAR_ZH = frozenset(
    """的 了 吗 呢 吧 啊 和 与 或 及 在 是 有 我 我们 你 您 他 她 它 他们 怎么 怎样 怎么样 如何 什么 哪些 哪个 哪里 哪
谁 为什么 为何 是否 可以 可否 能 能否 能不能 可不可以 会 要 要不要 需要 需 应该 应当 应 必须 多少 几 多久 以 对 对于 将 被 把 从
向 到 至 于 等 之 其 该 这 那 这个 那个 这些 那些 并 并且 而 但 但是 如果 若 则 也 都 就 才 又 还 再 很 最 更 不 没 没有 无
吧 给 让 使 为 因 因为 所以 由 由于 关于 有关 相关 以及 或者 还是 以外 以内 之后 之前 时 时候 中 里 上 下 内 外 后 前 个 些 种 次 一下 请问 问 想 来 去 做 用 得 着 过 地
有没有 是不是 算不算 算 属于 属 包括 包含 进行 使用 情况 问题 方面 东西 事 各 每 某 另 本 此 所 们 只 已 已经 正在 吗 嘛 哦 呀
""".split()
)

COMMON_ZH = frozenset(
    """公司 企业 我司 数据 资料 信息 资讯 内容 文件 材料 记录 系统 服务 管理 工作 业务 项目 部门 人员 单位 机构 方式 方法 要求 规定 标准
国家 中国 北京 境外 国外 海外 国内 境内 提供 处理 收集 采集 产生 发送 传输 传 发 办理 办 开展 建立 涉及 影响 可能 主要 重要 一般 特定 其他 全部 部分 新 大 小 多 少 高 低 好 总 人 年 月 日
上传 下载 回传 传到 发到 给到 交给 服务器 邮件 照片 图片 电脑 总部 分公司 子公司 母公司 集团 全球 海外总部 律师 同事 老板 供应商 合作方
美国 英国 德国 法国 欧洲 日本 韩国 新加坡 印度 香港 台湾 澳门 上海 深圳 广州 天津 俄罗斯 加拿大 澳大利亚 瑞士 荷兰 意大利 以色列 越南 泰国 巴西
时间 地方 地区 范围 领域 类型 类别 名称 目的 结果 过程 流程 程序 活动 行为 技术 产品 客户 用户 员工 名单 列表 清单
""".split()
)

# Beside a figure they ask for what begins at it, or ends below it.
AT_LEAST = frozenset(
    "over above exceeding exceeds more than least minimum plus from + 以上 超过 满 达到 不少于 至少 大于".split()
)
BELOW = frozenset("under below less fewer within up < 以下 不足 不满 未满 低于 少于 以内 未达到 小于".split())

# Words for a kind of unit: they ask for units of that kind.
KINDS: Mapping[str, str] = {
    "threshold": "threshold",
    "阈值": "threshold",
    "门槛": "threshold",
    "数量标准": "threshold",
    "industry": "industry",
    "行业": "industry",
    "category": "category",
    "类别": "category",
    "subcategory": "sub-category",
    "子类": "sub-category",
    "chapter": "chapter",
    "scenario": "scenario",
    "场景": "scenario",
}
