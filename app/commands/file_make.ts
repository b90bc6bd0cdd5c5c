import { writeFile } from 'node:fs/promises'
import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { Refusal } from '#kernel/http/refusal'

/** Writes a file that a plugin makes on demand, as its screen offers it: `accounting/trial-balance/file`. */
export default class FileMake extends KernelCommand {
  static override commandName = 'file:make'
  static override description = 'Write a file that a plugin makes on demand, such as a statement'

  @args.string({ description: 'Its address, such as accounting/trial-balance/file' })
  declare address: string

  @flags.string({ description: 'What it is of, as in the address: "format=csv&to=2026-12-31"' })
  declare query: string | undefined

  @flags.string({ description: 'The file to write; the standard output unless told' })
  declare out: string | undefined

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { registry } = await import('#kernel/plugins/registry')
    const ctx = await contextFor(this.company)
    const [plugin, ...path] = this.address.replace(/^\//, '').split('/')
    const declared = registry.plugins.get(plugin)?.declaration.files ?? []
    const file = ctx.has(plugin) && declared.find((one) => one.path === path.join('/'))
    if (!file) throw Refusal.choice('address', this.address)
    const query = Object.fromEntries(new URLSearchParams(this.query ?? ''))
    const { content } = await file.make(ctx, query)
    if (this.out) await writeFile(this.out, content)
    else process.stdout.write(content)
  }
}
