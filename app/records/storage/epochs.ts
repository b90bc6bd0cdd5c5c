import type { Context } from '#kernel/companies/context'
import { readRows } from '#kernel/records/storage/reader'

export type Epoch = 'access' | 'plugins'

export interface Epochs {
  access: number
  plugins: number
}

/** The state of what processes cache. A cache filled under other numbers is out of date. */
export async function readEpochs(): Promise<Epochs> {
  const [row] = await readRows<Epochs>('SELECT `access`, `plugins` FROM `epochs` WHERE `id` = 1')
  return row
}

/** Makes every process drop what it caches of `epoch`, from its next request on. */
export async function bumpEpoch(ctx: Context, epoch: Epoch) {
  await ctx.trx!.from('epochs').where('id', 1).increment(epoch, 1)
}
