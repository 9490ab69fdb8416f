import type * as zh from "../zh/kit";

export const kit: typeof zh.kit = {
  loading: "Loading",
  none: "none",
  copy: "Copy",
  copied: "Copied",
  cancel: "Cancel",
  undo: "Undo",
  close: "Close",
  previous: "Previous",
  next: "Next",
  paging: "Pages",
  pageNumber: (page) => `Page ${page}`,
  pageOfTotal: (page, total) => `Page ${page} of ${total} rows`,
  removeFilter: (name) => `Remove filter: ${name}`,
  clearFilters: "Clear all",
  exportCsv: "Export this page",
  age: (ago) => `updated ${ago}`,
  ageFailed: (ago) => `could not update; figures are from ${ago}`,
  refresh: "Refresh",
  asTable: "As a table",
  asChart: "As a chart",
  all: "All",
  anonymous: "Anonymous visitor",
  more: "More",
};

export const errors: typeof zh.errors = {
  title: "That did not work",
  notFoundTitle: "Not found",
  code: "Code",
  retry: "Try again",
  unexpected: "Something unexpected happened. Reload the page; if it stays, give the code below to the engineer on duty.",
  byCode: {
    unreachable: "The server cannot be reached. Check the network, or that the service is running, then try again.",
    not_found: "What you are looking for is not here. It may have moved, or belong to another workspace.",
    not_signed_in: "Your session has ended. Sign in again.",
    forbidden: "You may not do this. Ask the owner of the workspace.",
    viewer_only: "You can look at this workspace but not change it. Ask its owner to make you an editor.",
    owner_only: "Only the owner of the workspace can do this.",
    conflict: "Someone else has just changed this. Reload, then make your change again.",
    revision_conflict: "Someone else has just changed this play. Reload, then make your change again.",
    too_many_requests: "Too many requests. Wait a moment and try again.",
    unavailable: "The service is busy. Nothing was changed; try again shortly.",
    outcome_unknown: "The connection broke while saving, so it may or may not have taken effect. Reload to see, then decide.",
    storage_full: "The server's disk is full. Nothing was changed. Ask the engineer on duty to free space.",
    bad_cursor: "This place in the list is no longer valid. Go back to the first page.",
  },
};

export const because: typeof zh.because = {
  launch: "stocked at launch",
  top_up: "stock added",
  ended: "returned at the end",
  people_merged: "two records of one person joined",
  hold_expired: "hold ran out",
};

export const assets: typeof zh.assets = {
  kinds: {
    points: "points",
    growth: "growth",
    tickets: "tickets",
    draws: "draws",
    prize: "Prize",
    coupon: "Coupon",
    money: "Money",
    badge: "Badge",
  },
  holders: {
    person: "Person",
    play: "Play stock",
    campaign: "Campaign budget",
    merchant: "Merchant",
    world: "Outside world",
  },
};
