import type CompanyPlugin from '#kernel/plugins/company_plugin'
import { checkSettings, checkStrategies, decided } from '#kernel/plugins/settings'
import { json } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { bumpEpoch } from '#kernel/records/storage/epochs'

type Values = Record<string, unknown>

/** Sets what a plugin leaves to the company: its settings and which way of doing things it uses. */
export default defineOperation<
  CompanyPlugin,
  { settings: Values | null; strategies: Values | null }
>({
  name: 'kernel.plugin.configure',
  on: 'kernel.plugin',
  input: { settings: json(), strategies: json() },
  when: (record) => record.state === 'enabled',
  place: 'secondary',
  icon: 'i-lucide-settings-2',
  async run(ctx, record, input) {
    const { plugin } = record
    const { settings, strategies } = input
    await bumpEpoch(ctx, 'plugins')
    if (settings) {
      checkSettings(ctx, plugin, settings)
      record.settings = decided(record.settings, settings)
    }
    if (strategies) {
      checkStrategies(plugin, strategies)
      record.strategies = decided(record.strategies, strategies)
    }
  },
})
