/** Under the pointer a full button stays dark enough for its label: at the library's 75 % white is read at 3.7 to 1. */
const SOLID = {
  primary: 'hover:bg-primary/90 active:bg-primary/90',
  secondary: 'hover:bg-secondary/90 active:bg-secondary/90',
  success: 'hover:bg-success/90 active:bg-success/90',
  info: 'hover:bg-info/90 active:bg-info/90',
  warning: 'hover:bg-warning/90 active:bg-warning/90',
  error: 'hover:bg-error/90 active:bg-error/90',
} as const

type Colour = keyof typeof SOLID

/** What differs from the component library's own looks; given to its build. */
export const theme = {
  colors: { primary: 'petrol', secondary: 'slate', neutral: 'slate' },
  button: {
    compoundVariants: (Object.keys(SOLID) as Colour[]).map((color) => ({
      color,
      variant: 'solid' as const,
      class: SOLID[color],
    })),
  },
}
