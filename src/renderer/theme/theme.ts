/** Mantine told to use our tokens: sizes set once, colours as variables that follow mode and scheme. */
import {
  createTheme,
  Alert,
  Button,
  Checkbox,
  CloseButton,
  Input,
  Kbd,
  Modal,
  Notification,
  Textarea,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'
import type { CSSProperties } from 'react'

const FONT = 'var(--font)'

function shades(token: string): MantineColorsTuple {
  const value = `var(${token})`
  return [value, value, value, value, value, value, value, value, value, value]
}

/** Height of a text area that is as long as its text, by the browser: no script measures it. */
function growingStyle(minRows = 2, maxRows?: number): CSSProperties {
  const height = (rows: number) => `calc(${rows}lh + 2 * var(--input-padding-y) + 2px)`
  return {
    fieldSizing: 'content',
    minHeight: height(minRows),
    ...(maxRows === undefined ? {} : { maxHeight: height(maxRows) }),
  }
}

/** The theme, with the words that its parts say by themselves: 13 px text, 32 px controls, radius 4, five colours that are tokens. */
export function themeFor(closeLabel: string): MantineThemeOverride {
  return createTheme({
    fontFamily: FONT,
    fontFamilyMonospace: 'var(--mono)',
    fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
    fontWeights: { regular: '400', medium: '500', bold: '600' },
    lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '20px', xl: '24px' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
    defaultRadius: 'sm',
    primaryColor: 'accent',
    autoContrast: false,
    respectReducedMotion: true,
    cursorType: 'pointer',
    focusRing: 'auto',
    colors: {
      accent: shades('--accent-fill'),
      good: shades('--good-text'),
      waiting: shades('--waiting-text'),
      attention: shades('--attention-text'),
      danger: shades('--danger-fill'),
    },
    shadows: {
      xs: 'none',
      sm: 'none',
      md: 'var(--shadow)',
      lg: 'var(--shadow)',
      xl: 'var(--shadow)',
    },
    components: {
      Button: Button.extend({
        defaultProps: { size: 'sm' },
        vars: () => ({
          root: {
            '--button-height': '32px',
            '--button-fz': '13px',
            '--button-padding-x': '12px',
          },
        }),
      }),
      Input: Input.extend({
        defaultProps: { size: 'sm' },
        vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13px' } }),
      }),
      InputWrapper: Input.Wrapper.extend({
        defaultProps: { size: 'sm' },
        styles: {
          label: { color: 'var(--text-2)', fontSize: 12, lineHeight: '16px', marginBottom: 4 },
          description: { color: 'var(--text-3)', fontSize: 12, lineHeight: '16px' },
          error: { fontSize: 12, lineHeight: '16px' },
        },
      }),
      Textarea: Textarea.extend({
        defaultProps: { minRows: 2 },
        styles: (_theme, { minRows, maxRows }) => ({ input: growingStyle(minRows, maxRows) }),
      }),
      Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
      CloseButton: CloseButton.extend({ defaultProps: { size: 'md' } }),
      Kbd: Kbd.extend({
        styles: {
          root: {
            font: '400 12px/16px var(--font)',
            padding: '0 5px',
            borderWidth: 1,
            borderColor: 'var(--line-strong)',
            background: 'var(--surface)',
          },
        },
      }),
      Notification: Notification.extend({
        defaultProps: { closeButtonProps: { 'aria-label': closeLabel } },
        styles: { description: { color: 'var(--text-2)' } },
      }),
      Alert: Alert.extend({ defaultProps: { radius: 'md' } }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false } }),
      Modal: Modal.extend({
        defaultProps: {
          radius: 'lg',
          transitionProps: { duration: 120 },
          centered: true,
          closeButtonProps: { 'aria-label': closeLabel },
        },
        styles: { title: { font: '600 16px/24px var(--font)' } },
      }),
    },
  })
}

function accentVariables(name: string, text: string, tint: string, fill: string, hover: string) {
  return {
    [`--mantine-color-${name}-filled`]: fill,
    [`--mantine-color-${name}-filled-hover`]: hover,
    [`--mantine-color-${name}-light`]: tint,
    [`--mantine-color-${name}-light-hover`]: tint,
    [`--mantine-color-${name}-light-color`]: text,
    [`--mantine-color-${name}-outline`]: text,
    [`--mantine-color-${name}-outline-hover`]: tint,
    [`--mantine-color-${name}-text`]: text,
  }
}

const tokens: Record<string, string> = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--page)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--neutral-tint)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  // Borders of fields and ticks, in light and in dark.
  '--mantine-color-gray-4': 'var(--field-border)',
  '--mantine-color-dark-4': 'var(--field-border)',
  // Grounds of fields, menus and their hovered items in the dark.
  '--mantine-color-dark-5': 'var(--neutral-tint)',
  '--mantine-color-dark-6': 'var(--surface)',
  '--mantine-color-bright': 'var(--text)',
  ...accentVariables(
    'accent',
    'var(--accent-text)',
    'var(--accent-tint)',
    'var(--accent-fill)',
    'var(--accent-hover)',
  ),
  ...accentVariables(
    'danger',
    'var(--danger-text)',
    'var(--danger-tint)',
    'var(--danger-fill)',
    'var(--danger-fill)',
  ),
}

/** Points Mantine's own variables at our tokens, the same in both schemes: the tokens change. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
})
