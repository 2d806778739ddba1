namespace Reseau50.Tests;

/// <summary>Tests that read the demonstration share one, and run one after the other.</summary>
[CollectionDefinition("demo")]
public sealed class DemoCollection : ICollectionFixture<DemoSite>;
