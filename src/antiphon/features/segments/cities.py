"""Tiers of Chinese cities: 1 first tier, 2 new first and second tier, 3 third tier and below.

The lists follow the yearly ranking of Yicai's Rising Lab (2024); tier 3 is every other prefecture-level city. Municipal
names are written without 市 (those of tiers 1 and 2 also in pinyin).
"""

from collections.abc import Mapping
from typing import Final

_FIRST = "北京 beijing 上海 shanghai 广州 guangzhou 深圳 shenzhen"
_SECOND = (
    "成都 chengdu 杭州 hangzhou 重庆 chongqing 武汉 wuhan 苏州 suzhou 西安 xi'an xian 南京 nanjing 长沙 changsha 天津 tianjin "
    "郑州 zhengzhou 东莞 dongguan 无锡 wuxi 宁波 ningbo 青岛 qingdao 合肥 hefei "
    "佛山 foshan 沈阳 shenyang 昆明 kunming 济南 jinan 厦门 xiamen 福州 fuzhou 温州 wenzhou 常州 changzhou 大连 dalian "
    "石家庄 shijiazhuang 南宁 nanning 哈尔滨 harbin 金华 jinhua 南昌 nanchang 长春 changchun 南通 nantong 泉州 quanzhou "
    "贵阳 guiyang 嘉兴 jiaxing 太原 taiyuan 惠州 huizhou 徐州 xuzhou 绍兴 shaoxing 中山 zhongshan 台州 taizhou 烟台 yantai "
    "珠海 zhuhai 保定 baoding 潍坊 weifang 兰州 lanzhou"
)
_THIRD = (
    "唐山 秦皇岛 邯郸 邢台 张家口 承德 沧州 廊坊 衡水 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 "
    "通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 吉林 四平 辽源 通化 "
    "白山 松原 白城 延边 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 "
    "湖州 衢州 舟山 丽水 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 莆田 三明 漳州 南平 龙岩 "
    "宁德 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 淄博 枣庄 东营 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 开封 "
    "洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 "
    "黄冈 咸宁 随州 恩施 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 汕头 韶关 江门 湛江 茂名 肇庆 梅州 "
    "汕尾 河源 阳江 清远 潮州 揭阳 云浮 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 "
    "自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 六盘水 遵义 安顺 毕节 "
    "铜仁 黔西南 黔东南 黔南 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 "
    "林芝 山南 那曲 阿里 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 "
    "临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 "
    "巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰"
)
_TIERS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_THIRD.split(), 3),
    **dict.fromkeys(_SECOND.split(), 2),
    **dict.fromkeys(_FIRST.split(), 1),
}


def tier_of(city: str) -> int | None:
    """The tier of a city; None for a city that is not in the lists."""
    return _TIERS.get(city.strip().removesuffix("市").casefold())
