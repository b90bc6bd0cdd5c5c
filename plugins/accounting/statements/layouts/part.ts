import type { Part } from '../../join_parts.js'
import { keeping, rolesOf } from '../../rights.js'
import { keepFirst, removeVersions } from './own/versions.js'

/** How statements look: the shipped layouts, and those a company made of them. */
export const layoutsPart: Part = {
  models: [() => import('../../models/layout.js'), () => import('../../models/layout_version.js')],
  operations: [
    () => import('../../operations/arrange_layout.js'),
    () => import('../../operations/copy_layout.js'),
    () => import('../../operations/reset_layout.js'),
    () => import('../../operations/take_layout_version.js'),
    () => import('../../operations/preview_layout.js'),
  ],
  roles: rolesOf(['layout', 'layout_version'], {
    manager: [
      ...keeping('layout'),
      ...['arrange', 'copy', 'reset', 'take_version'].map((verb) => `accounting.layout.${verb}`),
    ],
  }),
  menu: [{ model: 'accounting.layout', icon: 'i-lucide-layout-list' }],
  within: { 'accounting.layout.create': keepFirst },
  before: { 'accounting.layout.delete': removeVersions },
  fills: { 'accounting.layout:record.main': 'layouts/editor' },
}
