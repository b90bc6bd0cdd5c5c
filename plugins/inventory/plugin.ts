import { definePlugin, quantity } from 'kontor/plugin'
import { dashboards } from './dashboards.js'
import { reports } from './reports.js'
import { noStorageIsShort, postedIsNumbered, stockIsSumOfMoves } from './stock/invariants.js'
import { keepUnit } from './stock/keep_unit.js'
import { refuseFullLocation, refuseFullWarehouse } from './stock/refuse_full.js'
import { setUpPlaces } from './stock/set_up.js'

const MODELS = ['warehouse', 'location', 'operation', 'stock_move', 'stock_level']
const READ = [
  ...MODELS.flatMap((model) => [`inventory.${model}.read`, `inventory.${model}.report`]),
  'catalogue.product.read',
  'catalogue.unit.read',
  'contacts.party.read',
]
const WORK = ['create', 'update', 'archive', 'post', 'cancel'].map(
  (verb) => `inventory.operation.${verb}`
)
const RUN = [
  ...['create', 'update', 'archive', 'delete', 'import'].flatMap((verb) => [
    `inventory.warehouse.${verb}`,
    `inventory.location.${verb}`,
  ]),
  ...['delete', 'reverse', 'import'].map((verb) => `inventory.operation.${verb}`),
]
const TAKE_OUT = MODELS.map((model) => `inventory.${model}.export`)

/** What is where: receipts, deliveries, transfers and counts, and the stock they leave. */
export default definePlugin({
  id: 'inventory',
  version: '1.1.0',
  api: '^1.0',
  requires: { contacts: '^1.0', catalogue: '^1.0' },
  models: [
    () => import('./models/warehouse.js'),
    () => import('./models/location.js'),
    () => import('./models/operation.js'),
    () => import('./models/operation_line.js'),
    () => import('./models/stock_move.js'),
    () => import('./models/stock_level.js'),
  ],
  operations: [
    () => import('./operations/post.js'),
    () => import('./operations/cancel.js'),
    () => import('./operations/reverse.js'),
  ],
  events: ['inventory.operation.posted'],
  extends: {
    'catalogue.product': {
      table: 'inventory_products',
      fields: { reorder_level: quantity({ min: 0 }) },
    },
  },
  sequences: {
    receive: { pattern: 'IN-{year}-{number:5}', gapless: true, on: 'inventory.operation' },
    deliver: { pattern: 'OUT-{year}-{number:5}', gapless: true, on: 'inventory.operation' },
    transfer: { pattern: 'TR-{year}-{number:5}', gapless: true, on: 'inventory.operation' },
    count: { pattern: 'CNT-{year}-{number:5}', gapless: true, on: 'inventory.operation' },
  },
  roles: {
    clerk: [...READ, ...WORK],
    manager: [...READ, ...WORK, ...RUN, ...TAKE_OUT],
    auditor: [...READ, ...TAKE_OUT],
  },
  menu: [
    {
      model: 'inventory.operation',
      key: 'open_operations',
      query: { filter: '[["state","eq","draft"]]', sort: 'on_date' },
      icon: 'i-lucide-clipboard-list',
    },
    { model: 'inventory.operation', icon: 'i-lucide-truck' },
    { screen: 'stock', right: 'inventory.stock_level.read', icon: 'i-lucide-boxes' },
    { screen: 'stock-card', right: 'inventory.stock_move.read', icon: 'i-lucide-scroll-text' },
    { screen: 'low-stock', right: 'inventory.stock_level.read', icon: 'i-lucide-triangle-alert' },
    { model: 'inventory.stock_move', icon: 'i-lucide-arrow-right-left' },
    { model: 'inventory.location', icon: 'i-lucide-map-pin' },
    { model: 'inventory.warehouse', icon: 'i-lucide-warehouse' },
  ],
  screens: [
    {
      path: 'stock',
      page: 'stock',
      right: 'inventory.stock_level.read',
      props: async (ctx, query) =>
        (await import('./stock/stock_screen.js')).stockScreen(ctx, query),
    },
    {
      path: 'stock-card',
      page: 'stock_card',
      right: 'inventory.stock_move.read',
      props: async (ctx, query) =>
        (await import('./stock/stock_card_screen.js')).stockCardScreen(ctx, query),
    },
    {
      path: 'low-stock',
      page: 'low_stock',
      right: 'inventory.stock_level.read',
      props: async (ctx) => ({
        products: await (await import('./stock/low_stock.js')).lowStock(ctx),
        may: (await import('./stock/may_move.js')).mayMove(ctx),
      }),
    },
  ],
  widgets: [
    {
      name: 'inventory.low_stock',
      component: 'widgets/low_stock',
      icon: 'i-lucide-triangle-alert',
      right: 'inventory.stock_level.read',
      href: '/inventory/low-stock',
      props: async (ctx) => ({
        products: (await (await import('./stock/low_stock.js')).lowStock(ctx)).slice(0, 8),
      }),
    },
  ],
  before: {
    'catalogue.product.update': keepUnit,
    'inventory.location.archive': refuseFullLocation,
    'inventory.warehouse.archive': refuseFullWarehouse,
  },
  figures: { 'catalogue.product': () => import('./figures/product.js') },
  invariants: [stockIsSumOfMoves, noStorageIsShort, postedIsNumbered],
  reports,
  dashboards,
  demo: () => import('./demo/load.js'),
  onEnable: setUpPlaces,
})
