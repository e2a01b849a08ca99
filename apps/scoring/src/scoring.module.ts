import { Module } from '@nestjs/common';
import { ScoreBatch } from './score-batch.js';

@Module({ providers: [ScoreBatch] })
export class ScoringModule {}
