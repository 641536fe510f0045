package alidade.fetch.http;

import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.Retry;

/// How a host wants to be asked, and by which region's route.
public record Manners(Budget budget, Retry retry, String region) {}
