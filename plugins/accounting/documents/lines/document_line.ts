import { choice, type Decimal, price, quantity, RecordModel, reference, text } from 'kontor/plugin'

/** What a line of an invoice or an advance request begins with: a product or a text, how many, for how much. */
export abstract class DocumentLine extends RecordModel {
  @reference('catalogue.product') declare productId: number | null
  @text() declare text: string | null
  /** One unless told. */
  @quantity() declare quantity: Decimal
  /** The product's unless told. */
  @price() declare price: Decimal
  /** The document's. */
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
}
