import type { Context } from 'kontor/plugin'
import Unit from '../models/unit.js'
import type { UnitCategory } from './conversion.js'

/** external id, UN/ECE code, symbol, category, numerator, denominator, whole, English, Ukrainian */
type StandardUnit = [string, string, string, UnitCategory, number, number, boolean, string, string]

export const DEFAULT_UNIT = 'piece'
export const DEFAULT_WEIGHT_UNIT = 'kg'

/** Factors are the legal definitions: a pound is 0.45359237 kg, an inch 25.4 mm, a US gallon 231 cubic inches. */
export const STANDARD_UNITS: StandardUnit[] = [
  ['piece', 'C62', 'pcs', 'piece', 1, 1, true, 'Piece', 'Штука'],
  ['pair', 'PR', 'pr', 'piece', 2, 1, true, 'Pair', 'Пара'],
  ['dozen', 'DZN', 'doz', 'piece', 12, 1, false, 'Dozen', 'Дюжина'],
  ['kg', 'KGM', 'kg', 'weight', 1, 1, false, 'Kilogram', 'Кілограм'],
  ['g', 'GRM', 'g', 'weight', 1, 1000, false, 'Gram', 'Грам'],
  ['t', 'TNE', 't', 'weight', 1000, 1, false, 'Tonne', 'Тонна'],
  ['lb', 'LBR', 'lb', 'weight', 45_359_237, 100_000_000, false, 'Pound', 'Фунт'],
  ['oz', 'ONZ', 'oz', 'weight', 45_359_237, 1_600_000_000, false, 'Ounce', 'Унція'],
  ['m', 'MTR', 'm', 'length', 1, 1, false, 'Metre', 'Метр'],
  ['cm', 'CMT', 'cm', 'length', 1, 100, false, 'Centimetre', 'Сантиметр'],
  ['mm', 'MMT', 'mm', 'length', 1, 1000, false, 'Millimetre', 'Міліметр'],
  ['in', 'INH', 'in', 'length', 127, 5000, false, 'Inch', 'Дюйм'],
  ['ft', 'FOT', 'ft', 'length', 381, 1250, false, 'Foot', 'Фут'],
  ['m2', 'MTK', 'm²', 'area', 1, 1, false, 'Square metre', 'Квадратний метр'],
  ['l', 'LTR', 'l', 'volume', 1, 1, false, 'Litre', 'Літр'],
  ['ml', 'MLT', 'ml', 'volume', 1, 1000, false, 'Millilitre', 'Мілілітр'],
  ['m3', 'MTQ', 'm³', 'volume', 1000, 1, false, 'Cubic metre', 'Кубічний метр'],
  ['gal', 'GLL', 'gal', 'volume', 473_176_473, 125_000_000, false, 'US gallon', 'Галон США'],
  ['h', 'HUR', 'h', 'time', 1, 1, false, 'Hour', 'Година'],
  ['min', 'MIN', 'min', 'time', 1, 60, false, 'Minute', 'Хвилина'],
  ['day', 'DAY', 'd', 'time', 24, 1, false, 'Day', 'День'],
]

/** Gives a company the usual units, named in its language; those it has already stay as they are. */
export async function createStandardUnits(ctx: Context) {
  const known = await Unit.where(ctx, ['external_id', 'notnull'])
  const taken = new Set(known.map((unit) => unit.externalId))
  for (const unit of STANDARD_UNITS) if (!taken.has(unit[0])) await createUnit(ctx, unit)
}

function createUnit(ctx: Context, unit: StandardUnit) {
  const [externalId, code, symbol, category, numerator, denominator, isWhole, english, ukrainian] =
    unit
  const name = ctx.company.language === 'uk' ? ukrainian : english
  return Unit.create(ctx, {
    externalId,
    code,
    symbol,
    category,
    numerator,
    denominator,
    isWhole,
    name,
  })
}
