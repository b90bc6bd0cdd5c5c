import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** A command has no one else to answer: larger steps are faster, and whoever writes waits a second at most. */
const AT_ONCE = 10_000

/**
 * Makes the search index anew from the records while everybody works; stopped, it goes on from there when run again. On
 * MariaDB writing waits while the index of very many records is made.
 */
export default class SearchRebuild extends KernelCommand {
  static override commandName = 'search:rebuild'
  static override description = 'Make the search index anew from the records, while everybody works'

  @flags.boolean({ description: 'Only models whose search fields have changed since' })
  declare stale: boolean

  override async perform() {
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { indexedModels, rebuildSearch, staleModels } =
      await import('#kernel/records/search/rebuild')
    const ctx = await kernelContext({})
    const models = this.stale ? await staleModels(ctx) : indexedModels()
    let shown = 0
    await rebuildSearch(ctx, models, {
      atOnce: AT_ONCE,
      rest: 0.05,
      mayDropIndex: true,
      report: ({ model, done, last }) => {
        const percent = Math.floor((100 * done) / last)
        if (percent !== 100 && percent < shown + 10 && percent >= shown) return
        shown = percent === 100 ? 0 : percent
        this.logger.info(`${model} ${percent} %`)
      },
    })
    this.logger.success(`${models.length} models`)
  }
}
