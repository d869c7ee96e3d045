export const pictures = {
  hours: (text: string) => `${text}, on a scale from 0 to 30 with lines at 6, 9 and 20`,
}
