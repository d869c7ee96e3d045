/**
 * Prints a command's usage and exits with 0 if its arguments have `--help`; runs before it reads a
 * setting or opens anything.
 */
export const answerHelp = (
  usage: string,
  args: readonly string[] = process.argv.slice(2),
): void => {
  if (!args.includes('--help')) return
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
