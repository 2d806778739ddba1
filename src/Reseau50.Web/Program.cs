using Reseau50.Cms;
using Reseau50.Cms.Data;
using Reseau50.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddReseau50(builder.Configuration, DatabaseOptions.From(builder.Configuration, Path.Combine(builder.Environment.ContentRootPath, "App_Data")), Modules.All);
builder.Services.AddReseau50Web();
builder.Services.AddControllersWithViews();
var app = builder.Build();
app.MapControllers();
await app.RunAsync();

/// <summary>The host's entry point, public for tests.</summary>
public partial class Program;
