import type { Context } from 'kontor/plugin'

/** What the caller may do next from a screen about stock: bring goods in, take the figures out. */
export function mayMove(ctx: Context) {
  return {
    create: ctx.access.allows('inventory.operation', 'create'),
    import: ctx.access.allows('inventory.operation', 'import'),
    export: ctx.access.allows('inventory.stock_level', 'export'),
  }
}
