import type CompanyPlugin from '#kernel/plugins/company_plugin'
import { disablePlugin } from '#kernel/plugins/enablement'
import { defineOperation } from '#kernel/records/operation'

/** Switches a plugin off for this company; its data stays for the day it is enabled again. */
export default defineOperation<CompanyPlugin>({
  name: 'kernel.plugin.disable',
  on: 'kernel.plugin',
  when: (record) => record.state === 'enabled',
  place: 'secondary',
  icon: 'i-lucide-power-off',
  run: (ctx, record) => disablePlugin(ctx, record.plugin),
})
