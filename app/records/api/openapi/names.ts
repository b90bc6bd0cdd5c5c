import type { Model } from '#kernel/records/model'

const words = (text: string) =>
  text
    .split(/[._-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** `inventory.stock_move` → `InventoryStockMove`: what its schema is called. */
export const schemaName = (model: Pick<Model, 'name'>) => words(model.name)

/** `inventory` `stock-moves` → `InventoryStockMoves`: what its list is called. */
export const listName = (model: Pick<Model, 'plugin' | 'segment'>) =>
  words(`${model.plugin}.${model.segment}`)

/** `sample.loan.take_back` → `SampleLoanTakeBack` */
export const operationName = (name: string) => words(name)

export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` })
