import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";
import { shadesOf } from "./colour.ts";

/** Portal and public pages read at 16 px; the console is dense at 14 px. */
export type Density = "comfortable" | "dense";

const grey: MantineColorsTuple = [
  "#f7f7f7",
  "#f0f0f0",
  "#e4e4e4",
  "#d4d4d4",
  "#b8b8b8",
  "#8f8f8f",
  "#6b6b6b",
  "#525252",
  "#333333",
  "#1c1c1c",
];
const night: MantineColorsTuple = [
  "#ececec",
  "#c9c9c9",
  "#a8a8a8",
  "#8a8a8a",
  "#4a4a4a",
  "#3a3a3a",
  "#2c2c2c",
  "#1f1f1f",
  "#171717",
  "#101010",
];

/** The look of one seller: their one accent, everything else neutral. Made anew when colour or density change. */
export function themeOf(colour: string, density: Density): MantineThemeOverride {
  const input = density === "dense" ? "sm" : "md";
  const size = { defaultProps: { size: input } };
  return createTheme({
    primaryColor: "accent",
    primaryShade: { light: 6, dark: 6 },
    colors: { accent: shadesOf(colour), gray: grey, dark: night },
    black: "#1c1c1c",
    defaultRadius: "md",
    radius: { xs: "2px", sm: "4px", md: "6px", lg: "10px", xl: "16px" },
    spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
    fontSizes: density === "dense" ? dense : comfortable,
    headings: { fontWeight: "650", textWrap: "pretty", sizes: headings },
    respectReducedMotion: true,
    cursorType: "pointer",
    components: {
      TextInput: size,
      PasswordInput: size,
      Textarea: { defaultProps: { size: input, autosize: true, minRows: 3 } },
      Select: size,
      NativeSelect: size,
      NumberInput: size,
      Autocomplete: size,
      Checkbox: size,
      CheckboxGroup: size,
      Radio: size,
      RadioGroup: size,
      Switch: size,
      Button: { defaultProps: { size: input } },
      Anchor: { defaultProps: { underline: "hover" } },
      Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { opacity: 0.45 } } },
      Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
      // A second <header> beside the page's own would count as a second banner.
      ModalHeader: { defaultProps: { component: "div" } },
      Menu: { defaultProps: { shadow: "md", position: "bottom-end", withInitialFocusPlaceholder: false } },
      Tooltip: {
        defaultProps: { withArrow: true, multiline: true, events: { hover: true, focus: true, touch: true } },
      },
    },
  });
}

const comfortable = { xs: "13px", sm: "14px", md: "16px", lg: "18px", xl: "22px" };
const dense = { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" };
const headings = {
  h1: { fontSize: "clamp(23px, 6vw, 28px)", lineHeight: "1.25" },
  h2: { fontSize: "21px", lineHeight: "1.3" },
  h3: { fontSize: "17px", lineHeight: "1.4" },
  h4: { fontSize: "16px", lineHeight: "1.45" },
  h5: { fontSize: "14px", lineHeight: "1.5" },
  h6: { fontSize: "13px", lineHeight: "1.5" },
};

/** The library's palest texts are too faint for AA; these are not. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": grey[7],
    "--mantine-color-placeholder": grey[6],
    "--mantine-color-error": "#b42318",
    "--mantine-color-success": "#17663a",
    "--mantine-color-default-border": "#c4c4c4",
    "--mantine-color-disabled-color": grey[6],
    "--surface": "#ffffff",
    "--ground": "#f7f7f7",
    "--hairline": "#e0e0e0",
    "--tone-good": "#17663a",
    "--tone-good-ground": "#e9f5ee",
    "--tone-bad": "#a61b1b",
    "--tone-bad-ground": "#fcecea",
    "--tone-open": "#7a4b00",
    "--tone-open-ground": "#fdf3e0",
    "--tone-plain": "#525252",
    "--tone-plain-ground": "#f0f0f0",
  },
  dark: {
    "--mantine-color-body": night[8],
    "--mantine-color-dimmed": "#b0b0b0",
    "--mantine-color-placeholder": "#9a9a9a",
    "--mantine-color-error": "#ff9c92",
    "--mantine-color-success": "#7fd6a3",
    "--mantine-color-default-border": "#4a4a4a",
    "--mantine-color-disabled-color": "#9a9a9a",
    "--surface": night[7],
    "--ground": night[8],
    "--hairline": "#363636",
    "--tone-good": "#7fd6a3",
    "--tone-good-ground": "#14301f",
    "--tone-bad": "#ff9c92",
    "--tone-bad-ground": "#3a1714",
    "--tone-open": "#f2c166",
    "--tone-open-ground": "#342607",
    "--tone-plain": "#c9c9c9",
    "--tone-plain-ground": "#2c2c2c",
  },
});
