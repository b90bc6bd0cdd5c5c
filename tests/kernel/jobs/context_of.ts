import { kernelContext } from '#kernel/companies/kernel_context'
import type { World } from 'kontor/testing'

/** The kernel at work in acme in somebody's name. */
export async function contextOf(world: World, userId: number) {
  return kernelContext({ companyId: (await world.company()).id, userId })
}
