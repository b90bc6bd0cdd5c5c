import type { Server } from '#tests/processes/deployment'

/** The steps of a storekeeper, over the API. */
export class Storekeeper {
  constructor(
    private readonly server: Server,
    private readonly token: string
  ) {}

  on(server: Server) {
    return new Storekeeper(server, this.token)
  }

  async product(name: string): Promise<number> {
    return (await this.create('catalogue/products', { name, kind: 'goods' })).id
  }

  async draft(
    kind: string,
    productId: number,
    quantity: string
  ): Promise<{ id: number; version: number }> {
    return this.create('inventory/operations', {
      kind,
      lines: [{ product_id: productId, quantity }],
    })
  }

  post({ id, version }: { id: number; version: number }) {
    return this.server.api(this.token, 'POST', `inventory/operations/${id}/post`, { version })
  }

  async receive(productId: number, quantity: string) {
    const answer = await this.post(await this.draft('receive', productId, quantity))
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  }

  /** Numbers of all posted operations of a kind, in order. */
  async numbers(kind: string): Promise<string[]> {
    const filter = encodeURIComponent(
      JSON.stringify([
        ['kind', 'eq', kind],
        ['state', 'eq', 'posted'],
      ])
    )
    const { body } = await this.server.api(
      this.token,
      'GET',
      `inventory/operations?filter=${filter}&sort=number&limit=500`
    )
    return body.data.map((one: { number: string }) => one.number)
  }

  async onHand(productId: number): Promise<string | undefined> {
    const filter = encodeURIComponent(
      JSON.stringify([
        ['product_id', 'eq', productId],
        ['location.kind', 'eq', 'storage'],
      ])
    )
    const { body } = await this.server.api(
      this.token,
      'GET',
      `inventory/stock-levels?filter=${filter}`
    )
    return body.data[0]?.quantity
  }

  private async create(path: string, input: object) {
    const { status, body } = await this.server.api(this.token, 'POST', path, input)
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${JSON.stringify(body)}`)
    return body.data
  }
}

/** The count at the end of a number: OUT-2026-00007 is 7. */
export function countOf(number: string) {
  return Number(number.split('-').at(-1))
}
