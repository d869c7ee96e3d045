import { say } from '../../messages/say.js'

/** Parses any usual US format into `999-999-9999`, perhaps with ` x123`; null when it is none. */
export const parsePhone = (text: string): string | null => {
  const [, number = '', extension] =
    /^(.*?)(?:(?:x|ext\.?|extension)\s*(\d{1,6}))?$/i.exec(text.trim()) ?? []
  const digits = number.replace(/[\s().+-]/g, '').replace(/^1(?=\d{10}$)/, '')
  if (!/^[2-9]\d{9}$/.test(digits)) return null
  const plain = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
  return extension ? `${plain} x${extension}` : plain
}

/** Whether a call costs extra: area code 900, or exchange 976 (North American Numbering Plan). */
export const isPremiumRate = (phone: string): boolean => /^(?:900|\d{3}-976)-/.test(phone)

/** A number for display: `(614) 555-0142, extension 12`. */
export const phoneText = (phone: string): string => {
  const [number = '', extension] = phone.split(' x')
  const readable = `(${number.slice(0, 3)}) ${number.slice(4)}`
  return extension ? say.facts.extension(readable, extension) : readable
}

/** The `tel:` URI: a comma pauses before an extension (RFC 3966 has no pause, phones do). */
export const toTelephoneAddress = (phone: string): string => {
  const [number = '', extension] = phone.split(' x')
  return `tel:+1${number.replace(/\D/g, '')}${extension ? `,${extension.replace(/\D/g, '')}` : ''}`
}

/** A text in parts, in order; `href` is where a part leads, null for plain words. */
export type LinkedText = readonly Readonly<{ text: string; href: string | null }>[]

/** Numbers in our own sentences: 988, 911, and toll-free ones, also with non-breaking hyphens. */
const inSentences = /(?<![\d,])(988|911|1[-\u2011]\d{3}[-\u2011]\d{3}[-\u2011]\d{4})(?!,?\d)/

/** Splits a sentence of ours around its numbers, so that each can be a link. */
export const toDialed = (text: string): LinkedText =>
  text
    .split(inSentences)
    .map((part, i) => {
      const digits = part.replace(/\D/g, '')
      return {
        text: part,
        href: i % 2 === 0 ? null : `tel:${digits.length > 3 ? '+' : ''}${digits}`,
      }
    })
    .filter((part) => part.text !== '')
