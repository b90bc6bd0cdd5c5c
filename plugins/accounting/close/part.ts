import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { seesBooks } from '../statements/need_all.js'

/** What is done before a month or a year is closed: lines the books answer, and the company's own. */
export const closePart: Part = {
  models: [() => import('../models/close_task.js'), () => import('../models/sign_off.js')],
  operations: [
    () => import('../operations/sign_line.js'),
    () => import('../operations/withdraw_sign_off.js'),
  ],
  roles: rolesOf(['close_task', 'sign_off'], {
    clerk: ['accounting.sign_off.sign', 'accounting.sign_off.withdraw'],
    manager: keeping('close_task'),
  }),
  screens: [
    {
      path: 'close',
      page: 'close',
      right: 'accounting.entry.report',
      props: async (ctx, query) => (await import('./screen.js')).closeScreen(ctx, query),
    },
  ],
  menu: [
    {
      screen: 'close',
      right: 'accounting.entry.report',
      when: seesBooks,
      icon: 'i-lucide-list-checks',
    },
    { model: 'accounting.close_task', icon: 'i-lucide-list-todo' },
    { model: 'accounting.sign_off', icon: 'i-lucide-pen-line' },
  ],
}
