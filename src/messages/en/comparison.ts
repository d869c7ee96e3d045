export const comparison = {
  unlikeLevel: 'These are not the same level of care. A day program asks for many more hours a week than an IOP.',
  unlikeAges: 'These do not take the same ages.',
  unlikeTelehealth: 'One meets only online; another meets in person.',
}
