export interface SeedProduct {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** In cents of the US dollar. */
  readonly price: number;
  readonly stock: number;
  readonly description: string;
}

type Row = readonly [sku: string, name: string, price: number, stock: number, description: string];

const shelves: Readonly<Record<string, readonly Row[]>> = {
  kitchen: [
    ['MUG-350-BLUE', 'Stoneware mug, blue', 1450, 240, 'Holds 350 ml, safe in the dishwasher.'],
    ['MUG-350-SAND', 'Stoneware mug, sand', 1450, 220, 'Holds 350 ml, safe in the dishwasher.'],
    ['KETTLE-GOOSE-1L', 'Gooseneck kettle, 1 l', 6900, 60, 'Pours slowly; for every stove.'],
    ['PAN-IRON-26', 'Cast iron pan, 26 cm', 5490, 80, 'Seasoned, and better every year.'],
    ['KNIFE-CHEF-20', 'Chef knife, 20 cm', 8900, 75, 'Forged steel with a walnut handle.'],
    ['BOARD-OAK-40', 'Cutting board, oak', 3800, 120, 'End grain, 40 by 28 cm, with a groove.'],
    ['PRESS-1L', 'French press, 1 l', 4250, 90, 'Double wall of steel; keeps warm for an hour.'],
    ['SCALE-2KG', 'Kitchen scale, 2 kg', 2990, 110, 'Shows tenths of a gram, charged by USB-C.'],
  ],
  home: [
    ['LAMP-DESK-OAK', 'Desk lamp, oak', 7900, 65, 'Warm light in four steps.'],
    ['BLANKET-WOOL', 'Wool blanket', 9800, 50, 'Merino, 140 by 200 cm.'],
    ['CUSHION-LINEN-50', 'Linen cushion, 50 cm', 3400, 140, 'Washed linen, filled with feathers.'],
    ['CANDLE-CEDAR', 'Cedar candle', 2200, 300, 'Soy wax; burns for forty hours.'],
    ['VASE-CLAY-22', 'Clay vase, 22 cm', 4100, 70, 'Thrown by hand, no two the same.'],
    ['CLOCK-WALL-30', 'Wall clock, 30 cm', 4700, 85, 'A silent movement behind glass.'],
    ['RUG-JUTE-120', 'Jute rug, 120 cm', 7600, 40, 'Braided and round.'],
    ['TOWEL-BATH', 'Bath towel', 2600, 260, 'Turkish cotton, 70 by 140 cm.'],
  ],
  office: [
    ['NOTE-A5-DOT', 'Notebook A5, dotted', 1250, 500, 'Lies flat; 192 numbered pages.'],
    ['PEN-BRASS', 'Brass pen', 3900, 150, 'Takes a standard refill.'],
    ['KEYBOARD-75', 'Mechanical keyboard, 75 %', 12900, 55, 'Quiet switches, wired or wireless.'],
    ['MOUSE-VERT', 'Vertical mouse', 5900, 95, 'Keeps the wrist straight.'],
    ['STAND-LAPTOP', 'Laptop stand', 4500, 130, 'Folded aluminium, 15 cm high.'],
    ['CHAIR-MAT', 'Chair mat', 5200, 45, 'Recycled; for wood and tiles.'],
    ['TRAY-DESK', 'Desk tray, walnut', 3300, 105, 'Three compartments.'],
    ['LIGHT-VIDEO', 'Video light', 6400, 60, 'Clips to a screen; dims without flicker.'],
  ],
  outdoor: [
    ['BOTTLE-750', 'Steel bottle, 750 ml', 2900, 320, 'Cold for a day, hot for half of one.'],
    ['PACK-24', 'Day pack, 24 l', 11900, 70, 'Sheds rain; a pocket for everything.'],
    ['TENT-2P', 'Tent for two', 28900, 30, 'Stands in five minutes, weighs 1.9 kg.'],
    ['MAT-SLEEP', 'Sleeping mat', 8400, 65, 'Seven centimetres thick, packs small.'],
    ['STOVE-GAS', 'Gas stove', 5600, 80, 'Boils half a litre in three minutes.'],
    ['HEADLAMP-400', 'Headlamp, 400 lm', 4900, 140, 'Red light too; charged by USB-C.'],
    ['FILTER-WATER', 'Water filter', 3950, 100, 'Good for a thousand litres.'],
    ['HAMMOCK', 'Hammock', 6900, 75, 'With straps that spare the trees.'],
  ],
  music: [
    ['STRINGS-VIOLIN', 'Violin strings', 4800, 200, 'A set of four, synthetic core.'],
    ['STRINGS-CELLO', 'Cello strings', 11500, 90, 'A set of four, steel core.'],
    ['ROSIN-DARK', 'Dark rosin', 1850, 280, 'For viola and cello.'],
    ['STAND-MUSIC', 'Music stand', 5300, 85, 'Folds flat; bears a heavy score.'],
    ['METRONOME', 'Metronome', 3700, 110, 'Wound by hand, heard in the last row.'],
    ['TUNER-CLIP', 'Clip tuner', 1950, 260, 'Hears only the instrument it sits on.'],
    ['CASE-VIOLIN', 'Violin case', 15900, 25, 'Carbon shell, 1.6 kg.'],
    ['SCORE-OP18', 'Six quartets, op. 18', 4400, 120, 'Parts and score, clothbound.'],
  ],
};

/** The products of a new shop. */
export const catalogue: readonly SeedProduct[] = Object.entries(shelves).flatMap(
  ([category, rows]) =>
    rows.map(([sku, name, price, stock, description]) => {
      return { sku, name, category, price, stock, description };
    }),
);
