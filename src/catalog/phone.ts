/** A phone number as data has it (`999-999-9999`, perhaps ` x123`) → the directory's form, the same; null when it is not a US number. */
export const parsePhone = (text: string): string | null => {
  const [, number = '', extension] = /^(.*?)(?:(?:x|ext\.?|extension)\s*(\d{1,6}))?$/i.exec(text.trim()) ?? []
  const digits = number.replace(/[\s().+-]/g, '').replace(/^1(?=\d{10}$)/, '')
  if (!/^[2-9]\d{9}$/.test(digits)) return null
  const plain = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
  return extension ? `${plain} x${extension}` : plain
}

/** As people read it: `(614) 555-0142, extension 12` without the word; the words are a page's. */
export const toReadablePhone = (phone: string): Readonly<{ number: string; extension: string | null }> => {
  const [number = '', extension = null] = phone.split(' x')
  return { number: `(${number.slice(0, 3)}) ${number.slice(4)}`, extension }
}

/** The address that a phone dials: digits only, a comma pauses before an extension. */
export const toTelephoneAddress = (phone: string): string => {
  const [number = '', extension] = phone.split(' x')
  return `tel:+1${number.replace(/\D/g, '')}${extension ? `,${extension.replace(/\D/g, '')}` : ''}`
}
