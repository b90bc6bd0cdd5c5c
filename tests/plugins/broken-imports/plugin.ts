import { definePlugin } from 'kontor/plugin'
import contacts from '#plugins/contacts'

/** It imports what another plugin offers without requiring that plugin. */
export default definePlugin({
  id: 'broken_imports',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_imports.thing.read',
      'broken_imports.thing.create',
      'broken_imports.thing.update',
    ],
    manager: [
      'broken_imports.thing.read',
      'broken_imports.thing.create',
      'broken_imports.thing.update',
      'broken_imports.thing.archive',
      'broken_imports.thing.delete',
      'broken_imports.thing.export',
      'broken_imports.thing.import',
    ],
    auditor: ['broken_imports.thing.read', 'broken_imports.thing.export'],
  },
  exports: { contactsVersion: contacts.version },
})
