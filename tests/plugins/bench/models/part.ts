import type { Money } from 'kontor/plugin'
import {
  boolean,
  choice,
  date,
  integer,
  model,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

/** A record with an indexed field of each kind, beside which custom fields of the same values are measured. */
@model({
  name: 'bench.part',
  title: 'code',
  search: ['code'],
  sort: '-listed_on',
  list: ['code', 'grade', 'made_on', 'weight', 'price', 'kit_id', 'is_spare', 'listed_on'],
  icon: 'i-lucide-cog',
})
export default class Part extends RecordModel {
  @text({ required: true, max: 20, index: true }) declare code: string
  @choice({ of: ['a', 'b', 'c', 'd'], index: true }) declare grade: string | null
  @date({ index: true }) declare madeOn: string | null
  @integer({ index: true }) declare weight: number | null
  @money({ index: true }) declare price: Money | null
  @reference('bench.part') declare kitId: number | null
  @date({ index: true }) declare testedOn: string | null
  @boolean({ index: true }) declare isSpare: boolean
  @date({ required: true, index: true }) declare listedOn: string
}
