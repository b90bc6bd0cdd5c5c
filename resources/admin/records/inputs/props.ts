/** What every input of a field is told. */
export interface InputProps {
  id: string
  /** Said to screen readers where no label stands beside it. */
  name: string
  disabled?: boolean
  required?: boolean
  invalid?: boolean
  describedBy?: string
  /** In the cell of a grid: no frame, named for screen readers only. */
  bare?: boolean
  /** What stands above it is no label of its own: it is named for screen readers. */
  spoken?: boolean
}
