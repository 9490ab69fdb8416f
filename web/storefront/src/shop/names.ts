/** The retailer's own labels ("SFT DRNK 2 LITER BTL CARB INCL") as names that a shopper reads, with an aisle and a picture. */
import type { Text } from "../core/wire";
import type { Picture } from "./pictures";

export const AISLES = ["produce", "dairy", "bakery", "meat", "pantry", "drinks", "home"] as const;
export type Aisle = (typeof AISLES)[number];

export interface Named {
  readonly name: Text;
  readonly aisle: Aisle;
  readonly picture: Picture;
}

type Rule = readonly [label: RegExp, zh: string, en: string, aisle: Aisle, picture: Picture];

// The first that fits counts.
const RULES: readonly Rule[] = [
  [/BANANA/, "香蕉", "Bananas", "produce", "banana"],
  [/STRAWBERR/, "草莓", "Strawberries", "produce", "strawberry"],
  [/PEPPERS GREEN/, "青椒", "Green bell peppers", "produce", "pepper"],
  [/PEPPERS RED/, "红椒", "Red bell peppers", "produce", "tomato"],
  [/CUCUMBER/, "黄瓜", "Cucumbers", "produce", "cucumber"],
  [/ZUCCHINI/, "西葫芦", "Zucchini", "produce", "cucumber"],
  [/CARROTS MINI/, "迷你胡萝卜", "Baby carrots", "produce", "carrot"],
  [/CARROT/, "胡萝卜", "Carrots", "produce", "carrot"],
  [/HEAD LETTUCE/, "球生菜", "Iceberg lettuce", "produce", "lettuce"],
  [/LETTUCE/, "散叶生菜", "Leaf lettuce", "produce", "lettuce"],
  [/^REGULAR GARDEN|GARDEN PLUS/, "田园沙拉菜", "Garden salad mix", "produce", "salad"],
  [/COLESLAW/, "凉拌卷心菜", "Coleslaw mix", "produce", "salad"],
  [/SALAD BAR FRESH FRUIT|INSTORE CUT FRUIT/, "鲜切水果", "Fresh cut fruit", "produce", "salad"],
  [/TOMATOES GRAPE|TOMATOES CHERRY/, "小番茄", "Grape tomatoes", "produce", "tomato"],
  [/ROMA TOMATO/, "罗马番茄", "Roma tomatoes", "produce", "tomato"],
  [/HOTHOUSE/, "串番茄", "Tomatoes on the vine", "produce", "tomato"],
  [/TOMATO SAUCE/, "番茄酱汁", "Tomato sauce", "pantry", "can"],
  [/TOMATOES/, "番茄", "Vine-ripe tomatoes", "produce", "tomato"],
  [/GRAPES WHITE/, "青提", "White grapes", "produce", "grapes"],
  [/GRAPES RED/, "红提", "Red grapes", "produce", "grapes"],
  [/POTATOES RUSSET/, "褐皮土豆", "Russet potatoes", "produce", "potato"],
  [/SWEET&YAMS/, "红薯", "Sweet potatoes", "produce", "potato"],
  [/POTATOES/, "土豆", "Potatoes", "produce", "potato"],
  [/CELERY/, "西芹", "Celery", "produce", "leaf"],
  [/CABBAGE/, "卷心菜", "Cabbage", "produce", "lettuce"],
  [/BROCCOLI/, "西兰花", "Broccoli", "produce", "broccoli"],
  [/CAULIFLOWER/, "花菜", "Cauliflower", "produce", "broccoli"],
  [/ONIONS SWEET/, "甜洋葱", "Sweet onions", "produce", "onion"],
  [/ONIONS YELLOW/, "黄洋葱", "Yellow onions", "produce", "onion"],
  [/ONIONS RED/, "红洋葱", "Red onions", "produce", "onion"],
  [/ONIONS/, "小葱", "Green onions", "produce", "leaf"],
  [/CANTALOUPE|MELON/, "哈密瓜", "Cantaloupe", "produce", "melon"],
  [/APPLES GALA/, "嘎啦苹果", "Gala apples", "produce", "apple"],
  [/APPLES GRANNY/, "青苹果", "Granny Smith apples", "produce", "pear"],
  [/APPLE JUICE/, "苹果汁", "Apple juice", "drinks", "juice"],
  [/APPLES/, "苹果", "Apples", "produce", "apple"],
  [/PEARS/, "梨", "Pears", "produce", "pear"],
  [/PEACH|NECTARINE/, "桃", "Peaches", "produce", "apple"],
  [/ORANGES|LEMONS/, "柑橘", "Oranges", "produce", "orange"],
  [/LIMES|AVOCADO/, "牛油果", "Avocados", "produce", "pear"],
  [/CORN YELLOW/, "甜玉米", "Sweet corn", "produce", "corn"],
  [/MUSHROOM/, "蘑菇", "Mushrooms", "produce", "mushroom"],
  [/CHOCOLATE MILK/, "巧克力牛奶", "Chocolate milk", "dairy", "milk"],
  [/FLUID MILK/, "鲜牛奶", "Fresh milk", "dairy", "milk"],
  [/EGGS - X-LARGE/, "特大鸡蛋", "Extra-large eggs", "dairy", "egg"],
  [/EGGS - LARGE/, "大号鸡蛋", "Large eggs", "dairy", "egg"],
  [/EGGS - MEDIUM/, "中号鸡蛋", "Medium eggs", "dairy", "egg"],
  [/EGGS/, "鸡蛋", "Eggs", "dairy", "egg"],
  [/SHREDDED CHEESE/, "碎奶酪", "Shredded cheese", "dairy", "cheese"],
  [/IWS SINGLE CHEESE/, "奶酪片", "Cheese slices", "dairy", "cheese"],
  [/CREAM CHEESE/, "奶油奶酪", "Cream cheese", "dairy", "tub"],
  [/COTTAGE CHEESE/, "茅屋奶酪", "Cottage cheese", "dairy", "tub"],
  [/CHEESE CRACKER/, "奶酪饼干", "Cheese crackers", "pantry", "cracker"],
  [/MACARONI/, "奶酪通心粉", "Macaroni & cheese", "pantry", "box"],
  [/CHEESE/, "奶酪", "Cheese", "dairy", "cheese"],
  [/SOUR CREAM/, "酸奶油", "Sour cream", "dairy", "tub"],
  [/YOGURT/, "酸奶", "Yogurt", "dairy", "tub"],
  [/PEANUT BUTTER/, "花生酱", "Peanut butter", "pantry", "jar"],
  [/BUTTER SPRAY CRACKER|SOUP CRACKERS/, "苏打饼干", "Saltine crackers", "pantry", "cracker"],
  [/BUTTER|MARGARINE/, "黄油", "Butter", "dairy", "cheese"],
  [/MAINSTREAM WHITE BREAD/, "白吐司", "White bread", "bakery", "bread"],
  [/WHEAT\/MULTIGRAIN/, "全麦吐司", "Wheat bread", "bakery", "bread"],
  [/HAMBURGER BUN/, "汉堡胚", "Hamburger buns", "bakery", "bun"],
  [/HOT DOG BUN/, "热狗面包", "Hot dog buns", "bakery", "bun"],
  [/DONUT/, "甜甜圈", "Donuts", "bakery", "donut"],
  [/BAGEL/, "贝果", "Bagels", "bakery", "donut"],
  [/CHICKEN BREAST/, "鸡胸肉", "Chicken breast", "meat", "chicken"],
  [/^LEAN$/, "瘦牛肉末", "Lean ground beef", "meat", "meat"],
  [/^PRIMAL$/, "牛肉末", "Ground beef", "meat", "meat"],
  [/BEEF|^ENHANCED$/, "牛肉", "Beef", "meat", "meat"],
  [/SAUS DRY/, "风干香肠", "Dry sausage", "meat", "sausage"],
  [/LUNCHMEAT|HAM BULK|TURKEY BULK/, "冷切肉片", "Sliced deli meat", "meat", "sausage"],
  [/SIDE DISHES/, "热配菜", "Hot side dishes", "meat", "salad"],
  [/^PREMIUM - MEAT|^ECONOMY - MEAT/, "热狗香肠", "Hot dogs", "meat", "sausage"],
  [/SOFT DRINKS 12/, "罐装汽水（整箱）", "Soft drinks, case of cans", "drinks", "soda"],
  [/SFT DRNK 2 LITER/, "汽水 2 升装", "Soft drink, 2 litres", "drinks", "bottle"],
  [/SFT DRNK/, "瓶装汽水", "Soft drink, bottle", "drinks", "bottle"],
  [/PURE JUICE - O/, "纯橙汁", "Orange juice", "drinks", "juice"],
  [/DAIRY CASE TEA/, "冰茶", "Iced tea", "drinks", "juice"],
  [/FRUIT DRINK|JUICE/, "果汁饮料", "Fruit drink", "drinks", "juice"],
  [/WATE/, "瓶装水", "Bottled water", "drinks", "bottle"],
  [/^SUGAR/, "白砂糖", "Sugar", "pantry", "bag"],
  [/NACHO CHIPS|CORN CHIPS/, "玉米片", "Tortilla chips", "pantry", "chips"],
  [/POTATO CHIPS/, "薯片", "Potato chips", "pantry", "chips"],
  [/^CORN$/, "玉米罐头", "Canned corn", "pantry", "can"],
  [/BEANS GREEN/, "青豆罐头", "Canned green beans", "pantry", "can"],
  [/CONDENSED SOUP/, "浓汤罐头", "Condensed soup", "pantry", "can"],
  [/TUNA/, "金枪鱼罐头", "Canned tuna", "pantry", "can"],
  [/OIL/, "食用油", "Cooking oil", "pantry", "bottle"],
  [/CATSUP/, "番茄酱", "Ketchup", "pantry", "bottle"],
  [/SPAGHETTI|RAMEN|PASTA/, "面条", "Pasta", "pantry", "box"],
  [/CEREAL/, "早餐麦片", "Cereal", "pantry", "box"],
  [/CANDY BAR/, "巧克力棒", "Candy bar", "pantry", "candy"],
  [/TOILET TISSUE/, "卫生纸", "Toilet paper", "home", "roll"],
  [/PAPER TOWEL/, "厨房纸", "Paper towels", "home", "roll"],
  [/NEWSPAPER/, "报纸", "Newspaper", "home", "box"],
];

const BY_DEPARTMENT: Readonly<Record<string, readonly [Aisle, Picture]>> = {
  PRODUCE: ["produce", "leaf"],
  "SALAD BAR": ["produce", "salad"],
  MEAT: ["meat", "meat"],
  "MEAT-PCKGD": ["meat", "sausage"],
  DELI: ["meat", "sausage"],
  SEAFOOD: ["meat", "meat"],
  PASTRY: ["bakery", "bun"],
  GROCERY: ["pantry", "box"],
};

const NOT_SHOWN = /CIGARETTE|TOBACCO|MISC SALES|LIQUOR|BEER|WINE/;

/** Whether a label belongs on the shelf of a shop that everybody may look at. */
export function isShown(label: string, department: string): boolean {
  return !NOT_SHOWN.test(label) && department !== "SPIRITS";
}

export function readName(label: string, department: string): Named {
  const rule = RULES.find(([pattern]) => pattern.test(label));
  if (rule) return { name: { zh: rule[1], en: rule[2] }, aisle: rule[3], picture: rule[4] };
  const [aisle, picture] = BY_DEPARTMENT[department] ?? (["home", "box"] as const);
  const plain = label.replace(/\(.*/, "").trim().toLowerCase().replace(/^\w/, (letter) => letter.toUpperCase()) || label;
  return { name: { zh: plain, en: plain }, aisle, picture };
}

const UNITS: Readonly<Record<string, Text>> = {
  OZ: { zh: "盎司", en: "oz" },
  LB: { zh: "磅", en: "lb" },
  GA: { zh: "加仑", en: "gal" },
  L: { zh: "升", en: "L" },
  CT: { zh: "个", en: "ct" },
  DZ: { zh: "打", en: "dozen" },
};

/** A package size that means something to a shopper; crates of loose fruit are left out. */
export function readSize(size: string, department: string): Text | null {
  const [, count, unit] = /^(\d+(?:\.\d+)?) (OZ|LB|GA|L|CT|DZ)$/.exec(size.trim()) ?? [];
  const name = unit === undefined ? undefined : UNITS[unit];
  if (count === undefined || !name || (department === "PRODUCE" && Number(count) > 10)) return null;
  return { zh: `${count} ${name.zh}`, en: `${count} ${name.en}` };
}
