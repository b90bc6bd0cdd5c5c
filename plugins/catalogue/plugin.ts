import { definePlugin } from 'kontor/plugin'

export { convert } from './units/convert.js'
export { convertExactly, convertQuantity, requireWhole } from './units/conversion.js'
export type { UnitFactor } from './units/conversion.js'
export type { default as Product } from './models/product.js'
export type { default as Unit } from './models/unit.js'

const MODELS = ['product', 'category', 'unit']
const READ = MODELS.flatMap((model) => [`catalogue.${model}.read`, `catalogue.${model}.report`])
const EVERYTHING = MODELS.flatMap((model) =>
  ['create', 'update', 'archive', 'delete', 'export', 'import'].map(
    (verb) => `catalogue.${model}.${verb}`
  )
)

/** Products, their categories and the units they are counted in. */
export default definePlugin({
  id: 'catalogue',
  version: '1.1.0',
  api: '^1.0',
  requires: { contacts: '^1.0' },
  models: [
    () => import('./models/category.js'),
    () => import('./models/unit.js'),
    () => import('./models/product.js'),
    () => import('./models/barcode.js'),
  ],
  roles: {
    clerk: [
      ...READ,
      'contacts.party.read',
      'catalogue.product.create',
      'catalogue.product.update',
      'catalogue.product.archive',
    ],
    manager: [...READ, ...EVERYTHING, 'contacts.party.read'],
    auditor: [...READ, ...MODELS.map((model) => `catalogue.${model}.export`)],
  },
  menu: [
    { model: 'catalogue.product', icon: 'i-lucide-package' },
    { model: 'catalogue.category', icon: 'i-lucide-folder-tree' },
    { model: 'catalogue.unit', icon: 'i-lucide-ruler' },
  ],
  demo: () => import('./demo/load.js'),
  async onEnable(ctx) {
    const { createStandardUnits } = await import('./units/standard_units.js')
    await createStandardUnits(ctx)
  },
})
