import { ConfigProvider, theme, type ThemeConfig } from "antd";
import type { Locale as AntdLocale } from "antd/es/locale";
import type { ReactNode } from "react";
import { useMode } from "./mode";
import { type Mode, PALETTES } from "./tokens";

const FONT =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Helvetica Neue", Arial, sans-serif';

function config(mode: Mode): ThemeConfig {
  const p = PALETTES[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "antiphon" },
    hashed: false,
    token: {
      colorPrimary: mode === "dark" ? "#6bdfd3" : p.brand,
      colorError: p.loss,
      colorWarning: p.warn,
      colorSuccess: p.brand,
      colorInfo: p.brand,
      colorLink: p.brand,
      colorLinkHover: p.brandHover,
      colorText: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink3,
      colorTextDescription: p.ink3,
      colorTextPlaceholder: p.ink3,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBgLayout: p.ground,
      colorBorder: mode === "dark" ? "#4a5157" : "#c6c5bd",
      colorBorderSecondary: p.line,
      colorSuccessBg: p.brandSoft,
      colorSuccessBorder: p.line,
      colorInfoBg: p.surface,
      colorInfoBorder: p.line,
      colorWarningBg: p.warnSoft,
      colorWarningBorder: p.warnLine,
      colorErrorBg: p.lossSoft,
      colorErrorBorder: p.lossLine,
      boxShadowSecondary: p.shadow,
      borderRadius: 6,
      controlHeight: 36,
      fontSize: 14,
      fontFamily: FONT,
      motionDurationMid: "0.14s",
      motionDurationSlow: "0.18s",
      wireframe: false,
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", primaryColor: p.onBrand },
      Tabs: { horizontalItemPadding: "10px 0", horizontalMargin: "0 0 24px 0" },
      Input: { colorTextDisabled: p.ink2 },
      InputNumber: { colorTextDisabled: p.ink2 },
      Select: { colorTextDisabled: p.ink2 },
      DatePicker: { colorTextDisabled: p.ink2 },
    },
  };
}

/** Gives the Ant Design parts our tokens and the reader's language. */
export function AntdTheme({ locale, children }: { locale: AntdLocale; children: ReactNode }) {
  const { mode } = useMode();
  return (
    <ConfigProvider theme={config(mode)} locale={locale} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
