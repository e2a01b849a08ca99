export { eventTypes, isEventType, nearestEventType, type EventTypeCode } from './event-types/catalogue.js';
export type { EventCategory, EventType } from './event-types/event-type.js';
export { failedLoginTypes, sensitiveTypes } from './event-types/families.js';

export { canonicalEventType, nearestCanonicalEventType, readEventTypeName } from './mappings/canonical-event-type.js';
export { type CanonicalFields, canonicalFields, globalFields, nearestCanonicalField, readFieldName } from './mappings/canonical-fields.js';
export type { CanonicalEventType } from './mappings/event-type-sources.js';
export type { CanonicalField } from './mappings/field-sources.js';
export { globalMappings } from './mappings/global-mappings.js';
export { type GlobalMapping, type MappingKind, mappingKinds, type OwnMappings } from './mappings/mapping.js';
export { nameSpelling } from './mappings/name-spelling.js';

export { type MailAddress, mailAddress, type MailClass, suffixesOf } from './mail/mail-address.js';
export type { MailBook, MailDomain, OwnWord } from './mail/mail-book.js';
export { mailboxOf } from './mail/mailbox-of.js';
export { isLatin, plainLetters } from './names/plain-letters.js';
export { type Profile, type ProfileSources, profileOf } from './profile/profile-of.js';
export { spellingsOf, toldBy } from './profile/profile-types.js';
export { forgetMoment, type Sayings, textsIn, type Told, withTold } from './profile/sayings.js';

export { countryOfTaxId } from './tax-id/country-of-tax-id.js';
export { comparedTaxId } from './tax-id/compared-tax-id.js';
export { idsOfHolder } from './tax-id/same-holder.js';
export { readTaxId, readTaxIdAtHome, spelledTaxId, type TaxId, type TaxIdReading, type TaxIdVerdict } from './tax-id/read-tax-id.js';
export type { Holder } from './tax-id/documents.js';

export { distanceKm, type Coordinates } from './place/coordinates.js';
export { networkClasses, type NetworkClass } from './place/network-class.js';
export { lineOf, namedLine } from './place/line-of.js';

export { emptied, type Memory, memoryDays, nothing as nothingRemembered, remembering, timesOf } from './memory/memory.js';
export { countsLately, timesOfKind } from './memory/lately.js';
export { type Totals, totalsOf } from './memory/totals.js';
export type { MemorableEvent } from './memory/memorable-event.js';
export { publicLineOf, type RecentEvent, type RememberedEvent } from './memory/remembered-event.js';
export { NewestEvents } from './memory/newest-events.js';
export { stretchesADay } from './memory/stretch.js';
export { memoryFromBytes, memoryToBytes } from './memory/stored-memory.js';
export { systemOf } from './device/agent-names.js';
export { agentFamily, familiesOnSystem } from './memory/agent-family.js';
export { amountsIn, nobody, type Population, populationWith } from './memory/population.js';
export { familyHabit, habit, type Habit, type HabitKind, habitOf, weekOf } from './memory/habit.js';
export { isMoney, type Movement } from './memory/movement.js';
export type { CredentialChange } from './memory/credential-change.js';
export { type Label, labels } from './labels/label.js';
export { labelsLookedAt, type Reputation, shareOfFraud } from './labels/reputation.js';
export type { Money } from './money/money.js';
export { newestAmount, type UsualAmounts, usualBefore } from './money/usual-amounts.js';
export { type MoneyIn, type MoneyOut, passedOn } from './money/pass-through.js';
export { readMoney } from './money/read-money.js';

export { facts, type FactName, type Facts } from './facts/catalogue.js';
export type { Fact } from './facts/define-fact.js';
export { addressEvents, beganAlikeWindowMs, countedPeople, failedLoginWindowMs, habitsFromDays, habitsFromEvents, newDeviceWindowMs, newest, recentDays, recentEvents, sharedAddressWindowMs, togetherWindowMs, transferWindowMs, triedAroundEvents, triedAroundWindowMs, triedSuspicious, strangersAround, strangersEvents, strangersSuspicious, strangersTellMs, strangersTogetherMs, strangersWindowMs, passThroughEvents, passThroughWindowMs, signUpEvents, signUpWindowMs, reputationDays, reputationHalfLifeDays } from './facts/windows.js';
export type { AgentUse } from './facts/user-agents.fact.js';
export type { NetworkUse } from './facts/network-classes.fact.js';
export { readCountry } from './place/read-country.js';
export type { StatedTaxId } from './facts/tax-id.fact.js';
export type { CountryUse } from './facts/place-countries.fact.js';
export type { SharedDestination } from './facts/shared-destination.fact.js';
export type { AddressCrowd } from './facts/people-on-address.fact.js';
export type { Action } from './facts/recent-actions.fact.js';
export type { TriedAround } from './facts/tried-around.fact.js';
export type { Visit } from './facts/visits.fact.js';
export type { Transfer } from './facts/transfers.fact.js';
export type { OrganizationAmounts } from './facts/organization-amounts.fact.js';
export type { Recipient } from './facts/recipient.fact.js';
export type { UsualPace } from './facts/usual-pace.fact.js';
export type { KnownDevices } from './facts/devices.fact.js';

export {
  analyzers,
  isAnalyzerCode,
  nearestAnalyzerCode,
  type AnalyzerCode,
  type AnyAnalyzer,
} from './analyzers/catalogue.js';
export { defineAnalyzer, observe, silent, type Analyzer, type Judgement, type Observation } from './analyzers/define-analyzer.js';

export { dimensions, type Dimension } from './score/dimension.js';
export { priors, type Prior } from './score/prior.js';
export { bucketOf, type Labelled, type Operation, operationsOf, scoreBuckets, type ScoreCounts, type Share } from './score/calibration.js';
export { medianOf } from './score/median.js';
export { changesBetween, type ObservationChange } from './score/change.js';
export { type CycleCause, cycleCauses, revisingCauses } from './score/cycle-cause.js';
export { type RevisedScore, revisionOf, type Yardstick } from './score/revision.js';
export { type Counterfactual, counterfactualsOf, type Obstacle } from './score/counterfactual.js';
export { type ChangedFact, type FactChange, smallestChange } from './score/smallest-change.js';
export { scoreOf, type ExplainedScore, type Score, type WeighedObservation } from './score/score-of.js';
export { analyze, type Analysis, type ContributedObservation, type Scores } from './score/analyze.js';

export { observationsFromText, observationsToText } from './score/stored-observations.js';
export { type Risk, riskFactorsOf, type RiskLevel, riskLevels, riskOf } from './score/risk.js';

export { entityStatuses, type EntityStatus, needsReason } from './entity/status.js';
export { type JsonObject, mergeJson, sameJson } from './entity/json.js';
export { type Conflict, type ConflictResolution, conflictResolutions, settle, type Settled } from './entity/settle.js';

export { eachCallNames } from './rules/cel/each-call.js';
export { functions as ruleFunctions, methods as ruleMethods } from './rules/cel/functions.js';
export { asksAboutAnEvent, celOf, type CheckedRule, checkRule, type CompiledRule } from './rules/check-rule.js';
export { evaluateRule, type RuleAnswer } from './rules/evaluate.js';
export { rulingOut } from './rules/rule-out.js';
export { exampleCase } from './rules/example-case.js';
export type { Explained, ExplainedCondition, ExplainedGroup, ExplainedText } from './rules/explain.js';
export { type ListQuestion, valuesAsked } from './rules/expressions/data-list.js';
export { type Trouble, troubles } from './rules/expressions/expression.js';
export { ruleLimits, type RuleLimit } from './rules/limits.js';
export { type Mistake, type MistakeCode, mistakeCodes } from './rules/mistakes.js';
export type { CaseDevice, CaseEntity, CaseEvent, CaseObservation, CasePlace, RuleCase } from './rules/rule-case.js';
export { type RuleType, ruleTypes, typeNames } from './rules/rule-type.js';
export { celOfPath } from './rules/tree/cel-spelling.js';
export { type Operator, operators as ruleOperators } from './rules/tree/operators.js';
export { askedAsOfNow, type PartOfNow, partsOfNow } from './rules/stored/as-of-now.js';
export { becauseOf } from './rules/stored/because.js';
export { alertOf, type AlertWords, type RuleAction, type RuleActionType, ruleActionTypes, usualActions } from './rules/stored/rule-action.js';
export { fieldValues } from './rules/stored/field-values.js';
export { isInScope, type RuleScope, type TargetEntityType, targetEntityTypes } from './rules/stored/rule-scope.js';
export { type Decision, decisions, type EvaluationMode, evaluationModes, ruleCategories, type RuleCategory, type RuleStatus, ruleStatuses, type RunningStatus, runningStatuses } from './rules/stored/rule-status.js';
export { scoreConditionsOf, type ScoreQuestion, scoresThatHeld } from './rules/stored/score-questions.js';
export { type EntityState, stateCase } from './rules/stored/state-case.js';
export { judgeStory, type Story, type StoryEvent } from './rules/stored/story.js';
export { severities, type Severity } from './rules/stored/severity.js';
export { checkConditions, treeOfScores, type WrittenConditions } from './rules/stored/written-conditions.js';
export { knownValues, ruleFields } from './rules/vocabulary/catalogue.js';
export type { Field } from './rules/vocabulary/field.js';
export { bucketAt, type Grain, grains, joined, type Stretch, wholeBuckets, withoutBuckets } from './rules/windows/buckets.js';
export { countWindow } from './rules/windows/count-window.js';
export { answerOf, asksPlace, fieldsRead, type Figures, figuresFrom, figuresOf, noFigures, type Series, seriesKey, seriesOf, type StoredFigures, storedFigures, together } from './rules/windows/series.js';
export { gatheredBy, type WindowEvent, type WindowValue } from './rules/windows/window-value.js';
export { windowFields } from './rules/windows/read-window.js';
export { takesField, windowAggregates, windowKey, windowKeys, type WindowRequest, windowsOf } from './rules/windows/window-request.js';
export { holds, scoreOperators, type ConditionsAnswer, type ScoreCondition, type ScoreOperator } from './rules/score-condition.js';

export { answerTo, type BadgeCondition, scoreComparisons } from './badges/badge-condition.js';
export { badgeSlug } from './badges/badge-slug.js';
export { badgeOf, badges } from './badges/catalogue.js';
export { type Badge, type BadgeType, badgeTypes } from './badges/define-badge.js';
export { type Bearer, type BadgeVerdict, type HeldBadge, judgeBadges, type LivingBadgeRule } from './badges/judge-badges.js';
export { type RaisedBadge, raisedBadges } from './badges/raised-badges.js';
export { dueAt, isCarried, type Standing, standingAt } from './badges/standing.js';
export type { DeliveryAnswer } from './delivery/delivery-answer.js';
export { nextStep, retrySchedule, withJitter, type NextStep } from './delivery/retry-schedule.js';
export { rest, restAfter } from './delivery/rest.js';
export { lanesOfEndpoint } from './delivery/lanes-of-endpoint.js';
export { wants, wholeCategory } from './delivery/wants.js';
export { afterFailure, type EndpointHealth, failingForGood, healthy } from './delivery/endpoint-health.js';
export { activityDays } from './activity/activity-days.js';
export { alertDueAt, type AlertObjectives, alertObjectives, usualAlertObjectives } from './alerts/alert-objective.js';
export { actionFrom, type AlertAction, alertActions, alertLife, type AlertStatus, alertStatuses } from './alerts/alert-life.js';

export { batchAttempts, retryBatch, type BatchRetry } from './batch/retry-batch.js';
export { stages, type Stage } from './batch/stage.js';

export { rememberingByObject } from './cache/remembering-by-object.js';

export { beginningOf } from './spelling/beginning-of.js';
export { nearest } from './spelling/nearest.js';

export { readMoment, type MomentMistake, type MomentReading } from './time/read-moment.js';
export { clockSkewMs, farPastMs, timeMarkOf, type TimeMark } from './time/time-mark.js';
export { correct, type DeviceMemory, type DeviceSight, remember, sightKey } from './device/remember.js';
export { automationMarks, statedDevice, type StatedDevice } from './device/stated-device.js';
export { operatingSystem } from './device/operating-system.js';

export { type ColumnPlan, type Scalar, type Transform, transforms } from './imports/column-plan.js';
export { type CellMistake, type DraftEvent, draftEvent, type ImportPlan } from './imports/draft-event.js';
export { isDateFormat, isZone, namesItsZone } from './imports/read-date.js';
export { defaultGroupType, normalizeGroupType } from './groups/group-type.js';
export { comparedKey, keysToLookFor, longestListValue, networkLengthsOf } from './data-list/compared-keys.js';
export { likenessOf } from './identity/mailbox.js';
export { type DisplayFields, displayFields, withoutSystemKeys } from './identity/display-fields.js';
export { customerDatasets, globalDatasets } from './datasets/catalogue.js';
export { relayEmailDomains } from './datasets/relay-email-domains.js';
export { type LinkStrength, linkStrength, linkStrengths, type TieStrength, tieStrengths, type TieType, tieTypes } from './links/tie.js';
