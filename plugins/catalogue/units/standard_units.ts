import type { Context } from 'kontor/plugin'
import Unit from '../models/unit.js'
import type { UnitCategory } from './conversion.js'

/** Its symbol and name in a language. */
type Naming = [symbol: string, name: string]

/** external id, UN/ECE code, category, numerator, denominator, whole, English, Ukrainian */
type StandardUnit = [string, string, UnitCategory, number, number, boolean, Naming, Naming]

export const DEFAULT_UNIT = 'piece'
export const DEFAULT_WEIGHT_UNIT = 'kg'

/** Factors are the legal definitions: a pound is 0.45359237 kg, an inch 25.4 mm, a US gallon 231 cubic inches. */
export const STANDARD_UNITS: StandardUnit[] = [
  ['piece', 'C62', 'piece', 1, 1, true, ['pcs', 'Piece'], ['шт', 'Штука']],
  ['pair', 'PR', 'piece', 2, 1, true, ['pr', 'Pair'], ['пар', 'Пара']],
  ['dozen', 'DZN', 'piece', 12, 1, false, ['doz', 'Dozen'], ['дюж', 'Дюжина']],
  ['kg', 'KGM', 'weight', 1, 1, false, ['kg', 'Kilogram'], ['кг', 'Кілограм']],
  ['g', 'GRM', 'weight', 1, 1000, false, ['g', 'Gram'], ['г', 'Грам']],
  ['t', 'TNE', 'weight', 1000, 1, false, ['t', 'Tonne'], ['т', 'Тонна']],
  ['lb', 'LBR', 'weight', 45_359_237, 100_000_000, false, ['lb', 'Pound'], ['фунт', 'Фунт']],
  ['oz', 'ONZ', 'weight', 45_359_237, 1_600_000_000, false, ['oz', 'Ounce'], ['унц', 'Унція']],
  ['m', 'MTR', 'length', 1, 1, false, ['m', 'Metre'], ['м', 'Метр']],
  ['cm', 'CMT', 'length', 1, 100, false, ['cm', 'Centimetre'], ['см', 'Сантиметр']],
  ['mm', 'MMT', 'length', 1, 1000, false, ['mm', 'Millimetre'], ['мм', 'Міліметр']],
  ['in', 'INH', 'length', 127, 5000, false, ['in', 'Inch'], ['дюйм', 'Дюйм']],
  ['ft', 'FOT', 'length', 381, 1250, false, ['ft', 'Foot'], ['фут', 'Фут']],
  ['m2', 'MTK', 'area', 1, 1, false, ['m²', 'Square metre'], ['м²', 'Квадратний метр']],
  ['l', 'LTR', 'volume', 1, 1, false, ['l', 'Litre'], ['л', 'Літр']],
  ['ml', 'MLT', 'volume', 1, 1000, false, ['ml', 'Millilitre'], ['мл', 'Мілілітр']],
  ['m3', 'MTQ', 'volume', 1000, 1, false, ['m³', 'Cubic metre'], ['м³', 'Кубічний метр']],
  [
    'gal',
    'GLL',
    'volume',
    473_176_473,
    125_000_000,
    false,
    ['gal', 'US gallon'],
    ['гал', 'Галон США'],
  ],
  ['h', 'HUR', 'time', 1, 1, false, ['h', 'Hour'], ['год', 'Година']],
  ['min', 'MIN', 'time', 1, 60, false, ['min', 'Minute'], ['хв', 'Хвилина']],
  ['day', 'DAY', 'time', 24, 1, false, ['d', 'Day'], ['дн', 'День']],
]

/** Gives a company the usual units, named in its language; those it has already stay as they are. */
export async function createStandardUnits(ctx: Context) {
  const known = await Unit.where(ctx, ['external_id', 'notnull'])
  const taken = new Set(known.map((unit) => unit.externalId))
  for (const unit of STANDARD_UNITS) if (!taken.has(unit[0])) await createUnit(ctx, unit)
}

function createUnit(ctx: Context, unit: StandardUnit) {
  const [externalId, code, category, numerator, denominator, isWhole, english, ukrainian] = unit
  const [symbol, name] = ctx.company.language === 'uk' ? ukrainian : english
  const factor = { category, numerator, denominator, isWhole }
  return Unit.create(ctx, { externalId, code, symbol, name, ...factor })
}
