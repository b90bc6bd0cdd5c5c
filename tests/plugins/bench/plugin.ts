import { definePlugin } from 'kontor/plugin'

const READ = ['bench.order.read', 'bench.order.export']
const WRITE = ['bench.order.create', 'bench.order.update', 'bench.order.import']

/** One wide, plain table to measure lists, records and reports with. */
export default definePlugin({
  id: 'bench',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/order.js')],
  roles: {
    clerk: [...READ, ...WRITE],
    manager: [...READ, ...WRITE, 'bench.order.archive', 'bench.order.delete'],
    auditor: READ,
  },
  menu: [{ model: 'bench.order', icon: 'i-lucide-gauge' }],
})
