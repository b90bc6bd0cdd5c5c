import type CompanyPlugin from '#kernel/plugins/company_plugin'
import { enablePlugin } from '#kernel/plugins/enablement'
import { boolean } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'

/** Switches a plugin on for this company, at once and for all its users. */
export default defineOperation<CompanyPlugin, { with_required?: boolean }>({
  name: 'kernel.plugin.enable',
  on: 'kernel.plugin',
  input: { with_required: boolean() },
  when: (record) => record.state !== 'enabled',
  place: 'primary',
  icon: 'i-lucide-power',
  run: (ctx, record, input) =>
    enablePlugin(ctx, record.plugin, { withRequired: input.with_required }),
})
